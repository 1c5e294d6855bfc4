import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { AttachmentList } from '../attachment/AttachmentList.tsx';
import { useMe } from '../ui/session.tsx';
import { EvaluationField } from './EvaluationField.tsx';
import { Fold, Part } from './Fold.tsx';
import type { DraftFile } from './interaction-form.ts';
import { NumberInput } from './NumberInput.tsx';
import type { PartProps } from './WhatPart.tsx';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(140px, 100%), 1fr))',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  narrow: { minWidth: 0 },
  comments: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  comment: {
    display: 'flex',
    alignItems: 'start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere', minWidth: 0 },
});

/** What it came to: comments, how it went, how long it took. */
export function ContentPart(props: PartProps & { files: readonly DraftFile[] }) {
  const { form, files, acts, messageOf } = props;
  const { t } = useTranslation();
  const { draft, note } = form;
  return (
    <Part title={t('create.content')}>
      <Comments {...props} />
      <Field label={t('create.comment')} validationMessage={messageOf('comments')}>
        <Textarea
          value={note}
          maxLength={2000}
          rows={3}
          resize="vertical"
          onChange={(_, { value }) => acts.note(value)}
        />
      </Field>
      <Field label={t('create.attachments')} validationMessage={messageOf('attachmentIds')}>
        <AttachmentList attachments={files} onChange={acts.files} />
      </Field>
      <EvaluationField
        value={draft.evaluation}
        onChange={(evaluation) => acts.say({ evaluation })}
      />
      <Checkbox
        label={t('create.attemptFailed')}
        checked={draft.attemptFailed}
        onChange={(_, { checked }) => acts.say({ attemptFailed: checked === true })}
      />
      <Fold
        label={t('create.costAndLength')}
        open={['cost', 'durationMinutes', 'contactVia'].some((path) => messageOf(path))}
      >
        <Figures {...props} />
      </Fold>
    </Part>
  );
}

function Figures({ form: { draft }, acts, messageOf }: PartProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { currencyCode } = useMe();
  return (
    <div className={styles.pair}>
      <Field label={t('create.minutes')} validationMessage={messageOf('durationMinutes')}>
        <NumberInput
          value={draft.durationMinutes}
          decimals={0}
          max={1_000_000}
          onChange={(durationMinutes) => acts.say({ durationMinutes })}
        />
      </Field>
      <Field
        label={t('create.cost', { currency: currencyCode })}
        validationMessage={messageOf('cost')}
      >
        <NumberInput
          value={draft.cost}
          decimals={2}
          max={1_000_000_000}
          onChange={(cost) => acts.say({ cost })}
        />
      </Field>
      <Field label={t('entry.via')} validationMessage={messageOf('contactVia')}>
        <Input
          className={styles.narrow}
          value={draft.contactVia ?? ''}
          maxLength={254}
          onChange={(_, { value }) => acts.say({ contactVia: value === '' ? null : value })}
        />
      </Field>
    </div>
  );
}

function Comments({ form: { draft }, acts }: PartProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  if (draft.comments.length === 0) return null;
  return (
    <ul className={styles.comments} aria-label={t('entry.comments')}>
      {draft.comments.map((line) => (
        <li key={line.lineNo ?? line.comment} className={styles.comment}>
          <Text className={styles.text}>{line.comment}</Text>
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t('create.removeComment')}
            onClick={() => acts.say({ comments: draft.comments.filter((other) => other !== line) })}
          />
        </li>
      ))}
    </ul>
  );
}
