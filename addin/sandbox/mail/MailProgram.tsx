import { Badge, makeStyles, mergeClasses, Tab, TabList, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { MailboxOwner } from '../demo-company.ts';
import { useStore } from '../store.ts';
import { useStrings } from '../strings.ts';
import { useMailboxOwner, useWorld } from '../world.ts';
import { openDraft } from './actions.ts';
import { Compose } from './Compose.tsx';
import type { Folder, MailMessage } from './exchange.ts';
import { MailBar } from './MailBar.tsx';
import { MessageList } from './MessageList.tsx';
import { Reading } from './Reading.tsx';

const wide = '@container (min-width: 560px)';
const wideEnoughToWrite = '@container (min-width: 760px)';

const useStyles = makeStyles({
  program: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    containerType: 'inline-size',
  },
  folders: {
    display: 'flex',
    alignItems: 'center',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingInlineEnd: tokens.spacingHorizontalM,
  },
  count: { marginInlineStart: tokens.spacingHorizontalXS },
  body: { flexGrow: 1, minHeight: 0, display: 'flex' },
  list: {
    flexGrow: 1,
    minWidth: 0,
    overflowY: 'auto',
    [wide]: {
      flexGrow: 0,
      width: '236px',
      flexShrink: 0,
      borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  behindMessage: { display: 'none', [wide]: { display: 'block' } },
  behindCompose: { display: 'none', [wideEnoughToWrite]: { display: 'block' } },
  detail: { flexGrow: 1, minWidth: 0, minHeight: 0, display: 'none', [wide]: { display: 'block' } },
  inFront: { display: 'block' },
});

const folders: readonly Folder[] = ['inbox', 'drafts', 'sent'];

interface FolderTabsProps {
  messages: readonly MailMessage[];
  folder: Folder;
  onChoose: (folder: Folder) => void;
}

const FolderTabs = ({ messages, folder, onChoose }: FolderTabsProps) => {
  const styles = useStyles();
  const { mail } = useStrings();
  const counted = (name: Folder): number =>
    messages.filter((one) => one.folder === name && (name === 'drafts' || !one.read)).length;
  return (
    <div className={styles.folders}>
      <TabList
        size="small"
        selectedValue={folder}
        onTabSelect={(_, { value }) => onChoose(value as Folder)}
      >
        {folders.map((name) => (
          <Tab key={name} value={name}>
            {mail.folders[name]}
            {counted(name) > 0 && (
              <Badge
                className={styles.count}
                size="small"
                appearance={name === 'inbox' ? 'filled' : 'tint'}
              >
                {counted(name)}
              </Badge>
            )}
          </Tab>
        ))}
      </TabList>
    </div>
  );
};

const Mailbox = ({ owner }: { owner: MailboxOwner }) => {
  const styles = useStyles();
  const world = useWorld();
  const compose = useStore(world.compose);
  const messages = useStore(world.exchange.mailboxes)[owner.address.toLowerCase()] ?? [];
  const [folder, setFolder] = useState<Folder>('inbox');
  const [openId, setOpenId] = useState<string | null>(null);
  const open = messages.find(({ id }) => id === openId);
  const behind = compose === null ? styles.behindMessage : styles.behindCompose;
  const hasDetail = compose !== null || open !== undefined;
  useEffect(() => {
    if (compose !== null) setOpenId(null);
  }, [compose]);
  const openMessage = (message: MailMessage) => {
    if (message.folder === 'drafts') return openDraft(world, owner, message);
    world.exchange.markRead(owner.address, message.id);
    setOpenId(message.id);
  };
  const chooseFolder = (chosen: Folder) => {
    setFolder(chosen);
    setOpenId(null);
  };
  return (
    <>
      <FolderTabs messages={messages} folder={folder} onChoose={chooseFolder} />
      <div className={styles.body}>
        <div className={mergeClasses(styles.list, hasDetail && behind)}>
          <MessageList
            messages={messages.filter((message) => message.folder === folder)}
            folder={folder}
            openId={compose?.draftId ?? openId}
            onOpen={openMessage}
          />
        </div>
        <div className={mergeClasses(styles.detail, hasDetail && styles.inFront)}>
          {compose === null ? (
            <Reading owner={owner} message={open} onClose={() => setOpenId(null)} />
          ) : (
            <Compose key={compose.id} session={compose} onSent={() => chooseFolder('sent')} />
          )}
        </div>
      </div>
    </>
  );
};

/** A small e-mail program of no particular make. */
export const MailProgram = () => {
  const styles = useStyles();
  const owner = useMailboxOwner();
  if (owner === undefined) return null;
  return (
    <div className={styles.program}>
      <MailBar owner={owner} />
      <Mailbox key={owner.address} owner={owner} />
    </div>
  );
};
