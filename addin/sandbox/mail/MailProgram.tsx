import { Badge, makeStyles, mergeClasses, Tab, TabList, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import { AppointmentList } from '../calendar/AppointmentList.tsx';
import { AppointmentReading } from '../calendar/AppointmentReading.tsx';
import { openOwnMeeting } from '../calendar/actions.ts';
import { type Appointment, appointmentsOf } from '../calendar/calendar.ts';
import { MeetingForm } from '../calendar/MeetingForm.tsx';
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
import { TaskPane } from './TaskPane.tsx';
import { useTaskPane } from './use-task-pane.ts';

const wide = '@container program (min-width: 560px)';
const wideEnoughToWrite = '@container program (min-width: 760px)';
const wideEnoughForPane = '@container program (min-width: 800px)';

const useStyles = makeStyles({
  program: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    containerType: 'inline-size',
    containerName: 'program',
  },
  folders: {
    display: 'flex',
    alignItems: 'center',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingInlineEnd: tokens.spacingHorizontalM,
  },
  count: { marginInlineStart: tokens.spacingHorizontalXS },
  body: { flexGrow: 1, minHeight: 0, minWidth: 0, display: 'flex' },
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
  besidePane: { display: 'none', [wideEnoughForPane]: { display: 'block', width: '208px' } },
  detail: { flexGrow: 1, minWidth: 0, minHeight: 0, display: 'none', [wide]: { display: 'block' } },
  inFront: { display: 'block', containerType: 'inline-size', containerName: 'detail' },
  covered: { display: 'none' },
});

const folders: readonly Folder[] = ['inbox', 'drafts', 'sent'];

/** What the list shows. */
type Place = Folder | 'calendar';

interface FolderTabsProps {
  messages: readonly MailMessage[];
  folder: Place;
  onChoose: (place: Place) => void;
}

const FolderTabs = ({ messages, folder, onChoose }: FolderTabsProps) => {
  const styles = useStyles();
  const { mail, calendar } = useStrings();
  const counted = (name: Folder): number =>
    messages.filter((one) => one.folder === name && (name === 'drafts' || !one.read)).length;
  return (
    <div className={styles.folders}>
      <TabList
        size="small"
        selectedValue={folder}
        onTabSelect={(_, { value }) => onChoose(value as Place)}
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
        <Tab value="calendar">{calendar.calendar}</Tab>
      </TabList>
    </div>
  );
};

const Mailbox = ({ owner }: { owner: MailboxOwner }) => {
  const styles = useStyles();
  const world = useWorld();
  const compose = useStore(world.compose);
  const messages = useStore(world.exchange.mailboxes)[owner.address.toLowerCase()] ?? [];
  const [folder, setFolder] = useState<Place>('inbox');
  const place = useRef<HTMLDivElement>(null);
  const pane = useTaskPane(owner, place);
  const openId = useStore(world.reading);
  const open = messages.find(({ id }) => id === openId);
  const appointments = appointmentsOf(useStore(world.calendar.calendars), owner.address);
  const meeting = appointments.find(({ id }) => id === openId);
  const hasDetail = compose !== null || open !== undefined || meeting !== undefined;
  const behindMessage = compose === null ? styles.behindMessage : styles.behindCompose;
  const behind = pane.open ? styles.besidePane : behindMessage;
  const setOpenId = useCallback((id: string | null) => world.reading.set(() => id), [world]);
  useEffect(() => {
    if (compose !== null) setOpenId(null);
  }, [compose, setOpenId]);
  // Another mailbox begins with nothing open.
  useEffect(() => () => setOpenId(null), [setOpenId]);
  const openMessage = (message: MailMessage) => {
    if (message.folder === 'drafts') return openDraft(world, owner, message);
    world.exchange.change(owner.address, message.id, { read: true });
    setOpenId(message.id);
  };
  const openAppointment = (appointment: Appointment) => {
    const isOwn = appointment.organizer.address === owner.address;
    if (isOwn && !appointment.canceled) return openOwnMeeting(world, owner, appointment);
    setOpenId(appointment.id);
  };
  const chooseFolder = (chosen: Place) => {
    setFolder(chosen);
    setOpenId(null);
  };
  return (
    <>
      <FolderTabs messages={messages} folder={folder} onChoose={chooseFolder} />
      <div ref={place} className={styles.body}>
        <div className={mergeClasses(styles.list, hasDetail && behind)}>
          {folder === 'calendar' ? (
            <AppointmentList
              owner={owner}
              openId={compose?.meeting?.id ?? openId}
              onOpen={openAppointment}
            />
          ) : (
            <MessageList
              messages={messages.filter((message) => message.folder === folder)}
              folder={folder}
              openId={compose?.draftId ?? openId}
              onOpen={openMessage}
            />
          )}
        </div>
        <div
          className={mergeClasses(
            styles.detail,
            hasDetail && styles.inFront,
            pane.open && pane.covers && styles.covered,
          )}
        >
          {compose === null && meeting !== undefined ? (
            <AppointmentReading appointment={meeting} pane={pane} onClose={() => setOpenId(null)} />
          ) : compose === null ? (
            <Reading owner={owner} message={open} pane={pane} onClose={() => setOpenId(null)} />
          ) : compose.meeting !== null ? (
            <MeetingForm
              key={compose.id}
              session={compose}
              pane={pane}
              onSent={() => chooseFolder('calendar')}
            />
          ) : (
            <Compose
              key={compose.id}
              session={compose}
              pane={pane}
              onSent={() => chooseFolder('sent')}
            />
          )}
        </div>
        {pane.open && (
          <TaskPane
            key={compose?.id ?? 'reading'}
            owner={owner}
            session={compose}
            pane={pane}
            hidden={pane.covers && !hasDetail}
          />
        )}
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
