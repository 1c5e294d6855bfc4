import { Checkbox, Field, Input, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Fold } from './Fold.tsx';
import { useMarketingSetup } from './use-form-setup.ts';
import type { PartProps } from './WhatPart.tsx';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  narrow: { minWidth: 0 },
  checks: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

const paths = ['campaignNo', 'opportunityNo', 'taskNo'] as const;

/** Campaign, opportunity and task: numbers of what is kept elsewhere. */
export function LinksPart({ form: { draft }, acts, messageOf }: PartProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const marketing = useMarketingSetup().data;
  const patterns = {
    campaignNo: null,
    opportunityNo: marketing?.opportunityUrlPattern ?? null,
    taskNo: marketing?.taskUrlPattern ?? null,
  };
  const filled = paths.some((path) => draft[path] !== null || messageOf(path) !== undefined);
  return (
    <Fold label={t('create.links')} open={filled}>
      <div className={styles.pair}>
        {paths.map((path) => (
          <Field
            key={path}
            label={t(`create.link.${path}`)}
            validationMessage={messageOf(path)}
            hint={<LinkTo pattern={patterns[path]} no={draft[path]} />}
          >
            <Input
              className={styles.narrow}
              value={draft[path] ?? ''}
              maxLength={20}
              onChange={(_, { value }) => acts.say({ [path]: value === '' ? null : value })}
            />
          </Field>
        ))}
      </div>
      {draft.campaignNo !== null && (
        <div className={styles.checks}>
          <Checkbox
            label={t('create.campaignTarget')}
            checked={draft.campaignTarget}
            onChange={(_, { checked }) => acts.say({ campaignTarget: checked === true })}
          />
          <Checkbox
            label={t('create.campaignResponse')}
            checked={draft.campaignResponse}
            onChange={(_, { checked }) => acts.say({ campaignResponse: checked === true })}
          />
        </div>
      )}
    </Fold>
  );
}

function LinkTo({ pattern, no }: { pattern: string | null; no: string | null }) {
  const { t } = useTranslation();
  if (pattern === null || no === null) return null;
  const href = pattern.replaceAll('{no}', encodeURIComponent(no));
  return (
    <Link href={href} target="_blank" rel="noreferrer">
      {t('create.openLink', { no })}
    </Link>
  );
}
