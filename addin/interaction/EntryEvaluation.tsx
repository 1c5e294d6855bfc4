import { makeStyles, Subtitle2, ToggleButton, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { evaluations, faceOf } from './evaluation-faces.ts';
import { useEntryActs } from './use-entry-acts.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  faces: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

/** How it went, as five faces with words; the one that holds is pressed. */
export function EntryEvaluation({ entry }: { entry: InteractionLogEntry }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { busy, run } = useEntryActs();
  return (
    <section className={styles.section} aria-label={t('entry.evaluation')}>
      <Subtitle2 as="h3">{t('acts.evaluation')}</Subtitle2>
      <div className={styles.faces}>
        {evaluations.map((evaluation) => {
          const Face = faceOf[evaluation];
          const isIt = entry.evaluation === evaluation;
          return (
            <ToggleButton
              key={evaluation}
              size="small"
              appearance="subtle"
              icon={<Face />}
              checked={isIt}
              disabledFocusable={busy}
              onClick={() => {
                if (!isIt) void run({ action: 'evaluate', evaluation }, [entry]);
              }}
            >
              {t(`entry.evaluations.${evaluation}`)}
            </ToggleButton>
          );
        })}
      </div>
    </section>
  );
}
