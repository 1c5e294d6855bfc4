import { Badge, Button, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { Compose20Regular, Mail24Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { MailboxOwner } from '../demo-company.ts';
import { useStore } from '../store.ts';
import { useStrings } from '../strings.ts';
import { ownerOf, useMailboxOwner, useSending, useWorld } from '../world.ts';
import { chooseMailbox, openCompose } from './actions.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    boxSizing: 'border-box',
    paddingInline: tokens.spacingHorizontalM,
    minHeight: '44px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  icon: { display: 'flex', color: tokens.colorBrandForeground1 },
  mailbox: { flexGrow: 1, flexBasis: '120px', minWidth: 0, maxWidth: '320px' },
  select: { width: '100%', minWidth: 0, '& select': { textOverflow: 'ellipsis' } },
  spacer: { flexGrow: 1, '@container (max-width: 600px)': { display: 'none' } },
  addIn: {
    flexShrink: 0,
    whiteSpace: 'nowrap',
    '@container (max-width: 600px)': { display: 'none' },
  },
  newEmail: { flexShrink: 0, whiteSpace: 'nowrap' },
  name: { whiteSpace: 'nowrap' },
});

const MailboxSelect = () => {
  const styles = useStyles();
  const { mail } = useStrings();
  const world = useWorld();
  const owner = useMailboxOwner();
  const sending = useSending();
  const mailboxes = useStore(world.exchange.mailboxes);
  const option = ({ address, name, companyName }: MailboxOwner) => {
    const messages = mailboxes[address.toLowerCase()] ?? [];
    const unread = messages.filter(({ folder, read }) => folder === 'inbox' && !read).length;
    const place = companyName === null ? '' : ` · ${companyName}`;
    return (
      <option key={address} value={address}>
        {`${name}${place}${unread > 0 ? ` (${unread})` : ''}`}
      </option>
    );
  };
  const choose = (address: string) => {
    const chosen = ownerOf(world, address);
    if (chosen !== undefined) chooseMailbox(world, chosen);
  };
  return (
    <Select
      className={styles.select}
      aria-label={mail.mailbox}
      title={owner?.address}
      disabled={sending}
      size="small"
      value={owner?.address ?? ''}
      onChange={(_, { value }) => choose(value)}
    >
      <optgroup label={mail.withAddIn}>{world.company.salespeople.map(option)}</optgroup>
      <optgroup label={mail.withoutAddIn}>{world.company.contacts.map(option)}</optgroup>
    </Select>
  );
};

/** Whose mailbox is open, and a new e-mail from it. */
export const MailBar = ({ owner }: { owner: MailboxOwner }) => {
  const styles = useStyles();
  const { mail } = useStrings();
  const world = useWorld();
  const composing = useStore(world.compose) !== null;
  const hasAddIn = owner.userName !== null;
  const newEmail = useRef<HTMLButtonElement>(null);
  const wasComposing = useRef(composing);
  useEffect(() => {
    const closed = wasComposing.current && !composing;
    wasComposing.current = composing;
    // The window that had the focus is gone; a page that has just opened keeps its own start.
    if (closed && document.activeElement === document.body) newEmail.current?.focus();
  }, [composing]);
  return (
    <div className={styles.bar}>
      <span className={styles.icon}>
        <Mail24Regular />
      </span>
      <Text weight="semibold" className={styles.name}>
        {mail.program}
      </Text>
      <div className={styles.mailbox}>
        <MailboxSelect />
      </div>
      <Badge
        className={styles.addIn}
        appearance={hasAddIn ? 'tint' : 'outline'}
        color={hasAddIn ? 'brand' : 'informative'}
      >
        {hasAddIn ? mail.addInOn : mail.addInOff}
      </Badge>
      <span className={styles.spacer} />
      <Button
        ref={newEmail}
        className={styles.newEmail}
        size="small"
        icon={<Compose20Regular />}
        disabled={composing}
        onClick={() => openCompose(world, owner, { kind: 'newMail' })}
      >
        {mail.newEmail}
      </Button>
    </div>
  );
};
