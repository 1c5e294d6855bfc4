import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LogState } from './LogState.tsx';
import type { ReadMail } from './mail-item.ts';

const useStyles = makeStyles({
  said: { outline: 'none' },
  back: { alignSelf: 'flex-start' },
  state: { marginInline: `calc(-1 * ${tokens.spacingHorizontalL})` },
});

interface ContactAddedProps {
  name: string;
  /** The mail it began with, while it is still the one that is shown. */
  mail: ReadMail | null;
  onClose(): void;
}

/** What was just added, and the mail itself to log. */
export function ContactAdded({ name, mail, onClose }: ContactAddedProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <>
      <Text as="p" ref={said} tabIndex={-1} className={styles.said}>
        {t('pane.added', { name })}
      </Text>
      {mail && (
        <div className={styles.state}>
          <LogState mail={mail} />
        </div>
      )}
      <Button className={styles.back} onClick={onClose}>
        {t('pane.backToMail')}
      </Button>
    </>
  );
}
