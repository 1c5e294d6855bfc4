import {
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Spinner,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActionKey } from '../ui/api-client.ts';
import { errorSentence } from '../ui/error-sentence.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useClient } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';
import { useNotify } from '../ui/use-notify.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type Mergeable, type Merged, useMergeSentences } from './merge-sentences.ts';

const calls = { template: 'mergeInteractionTemplate', group: 'mergeInteractionGroup' } as const;

const useStyles = makeStyles({
  select: { minWidth: 0, width: '100%' },
  what: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
  },
});

interface MergeDialogProps {
  kind: keyof typeof calls;
  from: Mergeable;
  /** All there are; the blocked ones and itself are not offered. */
  among: readonly Mergeable[];
  onClose(): void;
}

function useMerge({ kind, from, onClose }: MergeDialogProps, into: Mergeable | undefined) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const params = { code: from.code };
  const preview = useQuery({
    queryKey: ['merge', kind, from.code, into?.code],
    enabled: into !== undefined,
    gcTime: 0,
    retry: false,
    queryFn: async ({ signal }): Promise<Merged> => ({
      kind,
      ...(await client.call(calls[kind], {
        params,
        body: { into: into?.code ?? '', dryRun: true },
        actionKey: newActionKey(),
        signal,
      })),
    }),
  });
  const merge = () =>
    void submit.run(async () => {
      if (into === undefined) return;
      const body = { into: into.code, dryRun: false };
      await client.call(calls[kind], { params, body, actionKey: actionKey({ ...params, body }) });
      for (const key of [
        'interaction-templates',
        'interaction-groups',
        'interaction-template-setup',
      ])
        void queries.invalidateQueries({ queryKey: [key] });
      notify.done(t('merge.done', { name: from.description, into: into.description }));
      onClose();
    });
  return { preview, submit, merge };
}

/** One becomes another: which, what that does, one button. */
export function MergeDialog(props: MergeDialogProps) {
  const { from, among, onClose } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const sentencesOf = useMergeSentences();
  const [code, setCode] = useState('');
  const offered = among.filter((one) => !one.blocked && one.code !== from.code);
  const into = offered.find((one) => one.code === code);
  const { preview, submit, merge } = useMerge(props, into);
  return (
    <FormDialog
      title={t('merge.title', { name: from.description })}
      submit={submit}
      shown={['into']}
      action={into ? t('merge.action', { into: into.description }) : t('merge.actionBlank')}
      disabled={preview.data === undefined}
      onSubmit={merge}
      onClose={onClose}
    >
      <Field label={t('merge.into')} required validationMessage={submit.messageFor('into')}>
        <Select
          select={{ className: styles.select }}
          value={code}
          onChange={(_, { value }) => setCode(value)}
        >
          <option value="">{t('merge.choose')}</option>
          {offered.map((one) => (
            <option key={one.code} value={one.code}>
              {one.description} ({one.code})
            </option>
          ))}
        </Select>
      </Field>
      {into && (
        <div className={styles.what} aria-live="polite">
          <Subtitle2 as="h3">{t('merge.what')}</Subtitle2>
          {preview.isPending && <Spinner size="tiny" label={t('list.loading')} />}
          {preview.error && (
            <MessageBar intent="error">
              <MessageBarBody>{errorSentence(preview.error, t)}</MessageBarBody>
            </MessageBar>
          )}
          {preview.data && (
            <ul className={styles.list}>
              {sentencesOf(preview.data, from, into).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </FormDialog>
  );
}
