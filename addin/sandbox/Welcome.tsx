import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { chooseMailbox, openCompose } from './mail/actions.ts';
import { type MailMessage, recipientsOf } from './mail/exchange.ts';
import { useStore } from './store.ts';
import { stringsOf, useStrings } from './strings.ts';
import { ownerOf, useSettings, useWorld, type World } from './world.ts';

const narrow = '@media (max-width: 719px)';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorBrandBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { flexWrap: 'wrap' },
  },
  text: { flexGrow: 1, flexBasis: 0, minWidth: 0, display: 'flex', flexDirection: 'column' },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    [narrow]: { order: 1, width: '100%' },
  },
});

const writePrepared = (world: World, which: 'firstMail' | 'secondMail'): void => {
  const { company, settings } = world;
  const { [which]: mail, stranger } = stringsOf[settings.get().language];
  const owner = ownerOf(world, settings.get().mailboxAddress);
  const sender = owner?.userName ? owner : company.salespeople[0];
  if (sender === undefined) return;
  chooseMailbox(world, sender);
  openCompose(world, sender, {
    kind: 'newMail',
    to: company.firstContactsOf(sender.userName).map((contact) => ({ ...contact, resolved: true })),
    cc: [{ address: stranger, name: stranger, resolved: true }],
    subject: mail.subject,
    body: `${mail.body}\n${sender.name}`,
  });
};

/** The newest mail a salesperson has sent since the page was opened. */
const useLastSent = (): MailMessage | undefined => {
  const { company, exchange } = useWorld();
  const mailboxes = useStore(exchange.mailboxes);
  return company.salespeople
    .flatMap(({ address }) => mailboxes[address.toLowerCase()] ?? [])
    .filter(({ folder }) => folder === 'sent')
    .toSorted((one, other) => other.at.localeCompare(one.at))[0];
};

const Buttons = ({ sent }: { sent: MailMessage | undefined }) => {
  const strings = useStrings();
  const world = useWorld();
  const { mailboxAddress } = useSettings();
  if (sent === undefined) {
    return (
      <Button appearance="primary" onClick={() => writePrepared(world, 'firstMail')}>
        {strings.welcome.start}
      </Button>
    );
  }
  const receiver = recipientsOf(sent)
    .map(({ address }) => ownerOf(world, address))
    .find((owner) => owner !== undefined && owner.address !== mailboxAddress);
  return (
    <>
      {receiver !== undefined && (
        <Button onClick={() => chooseMailbox(world, receiver)}>
          {strings.welcome.openMailbox(receiver.name)}
        </Button>
      )}
      <Button onClick={() => writePrepared(world, 'secondMail')}>{strings.welcome.again}</Button>
    </>
  );
};

/** Says what this is, then what has just happened and what to try next. */
export const Welcome = () => {
  const styles = useStyles();
  const { welcome } = useStrings();
  const { compose, progress } = useWorld();
  const stage = useStore(progress);
  const composing = useStore(compose) !== null;
  const sent = useLastSent();
  const [closed, setClosed] = useState(false);
  useEffect(() => {
    if (stage === 'nothingYet') setClosed(false);
  }, [stage]);
  if (closed) return null;
  const begun = { title: welcome.title, text: composing ? welcome.composing : welcome.text };
  const { title, text } = stage === 'nothingYet' ? begun : welcome.after[stage];
  return (
    <aside className={styles.strip} aria-label={welcome.region}>
      <div className={styles.text} role="status">
        <Text weight="semibold">{title}</Text>
        <Text size={200}>{text}</Text>
      </div>
      {!composing && (
        <div className={styles.buttons}>
          <Buttons sent={sent} />
        </div>
      )}
      <Button
        appearance="subtle"
        icon={<Dismiss20Regular />}
        aria-label={welcome.close}
        onClick={() => setClosed(true)}
      />
    </aside>
  );
};
