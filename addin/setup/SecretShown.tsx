import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceKeyWithSecret } from '../../server/contract/service-key.ts';
import { useFormats } from '../ui/dates.ts';
import { curlLine } from './service-key-state.ts';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
  },
  text: { flexGrow: 1, flexBasis: '240px', minWidth: 0 },
  code: { fontFamily: tokens.fontFamilyMonospace },
});

/** The one time a secret is seen. */
export function SecretShown({ created }: { created: ServiceKeyWithSecret }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when } = useFormats().inSentence;
  const { secret, scopes, previousUntil } = created;
  return (
    <div className={styles.all}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('serviceKeys.onlyNow')}</MessageBarBody>
      </MessageBar>
      {previousUntil !== null && (
        <span>{t('serviceKeys.oldGoesOn', { when: when(previousUntil) })}</span>
      )}
      <Copied label={t('serviceKeys.secret')} value={secret} rows={1} />
      <Copied label={t('serviceKeys.tryIt')} value={curlLine(scopes, secret)} rows={4} />
    </div>
  );
}

interface CopiedProps {
  label: string;
  value: string;
  rows: number;
}

function Copied({ label, value, rows }: CopiedProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [state, setState] = useState<'ready' | 'copied' | 'byHand'>('ready');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setState('copied');
    } catch {
      // A host may keep the clipboard to itself.
      field.current?.select();
      setState('byHand');
    }
  };
  const shared = {
    className: styles.text,
    readOnly: true,
    value,
    spellCheck: false,
    onFocus: () => field.current?.select(),
  };
  const hint = state === 'byHand' ? t('serviceKeys.copyByHand') : undefined;
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <div className={styles.line}>
          {rows === 1 ? (
            <Input
              {...control}
              {...shared}
              ref={field}
              input={{ className: styles.code, autoComplete: 'off' }}
            />
          ) : (
            <Textarea
              {...control}
              {...shared}
              ref={field}
              rows={rows}
              textarea={{ className: styles.code }}
            />
          )}
          <Button
            icon={state === 'copied' ? <CheckmarkRegular /> : <CopyRegular />}
            aria-label={state === 'copied' ? undefined : t('serviceKeys.copyWhat', { what: label })}
            onClick={() => void copy()}
          >
            {t(state === 'copied' ? 'serviceKeys.copied' : 'serviceKeys.copy')}
          </Button>
        </div>
      )}
    </Field>
  );
}
