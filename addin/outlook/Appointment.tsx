import { Button, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/dates.ts';
import { ErrorState } from '../ui/list/ListStates.tsx';
import { usePermissions } from '../ui/session.tsx';
import type { AppointmentItem } from './appointment-item.ts';
import { InvitationState } from './InvitationState.tsx';
import { type MeetingPeople, meetingPeople } from './meeting-people.ts';
import { FoldedStrangers } from './NotInContacts.tsx';
import { platformOf } from './outlook-facts.ts';
import { PaneSection } from './PaneSection.tsx';
import { PaneSkeleton } from './PaneSkeleton.tsx';
import { useMailbox } from './pane-context.tsx';
import type { AppointmentFacts } from './read-appointment.ts';
import { tabAddress } from './tab-address.ts';
import {
  attendeesOf,
  hasId,
  idsOf,
  useAppointmentFacts,
  useAttendeeMatches,
  useMeetingLookup,
} from './use-appointment.ts';
import { useNames } from './use-names.ts';

const HeldMeetingDialog = lazy(async () => ({
  default: (await import('../meeting/HeldMeetingDialog.tsx')).HeldMeetingDialog,
}));

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  people: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  person: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  strangers: { marginInline: `calc(-1 * ${tokens.spacingHorizontalL})` },
  line: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
  },
  done: { fontSize: '20px', color: tokens.colorStatusSuccessForeground1 },
});

/** Who takes part in a meeting, whether the invitation is logged, and that it was held. */
export function Appointment({ item }: { item: AppointmentItem }) {
  const { t } = useTranslation();
  const mailbox = useMailbox();
  const facts = useAppointmentFacts(item);
  const matches = useAttendeeMatches(facts.data);
  if (facts.error || matches.error) {
    const { refetch } = facts.error ? facts : matches;
    return <ErrorState error={facts.error ?? matches.error} onRetry={() => void refetch()} />;
  }
  if (!facts.data || matches.isLoading) return <PaneSkeleton />;
  const people = meetingPeople(attendeesOf(facts.data), matches.data ?? []);
  const isOrganizer = facts.data.organizer?.address.toLowerCase() === mailbox.address;
  return (
    <>
      <Head facts={facts.data} />
      <PaneSection title={t('meeting.attendees')}>
        <People people={people} />
      </PaneSection>
      {isOrganizer && !item.ofSeries && <InvitationState item={item} facts={facts.data} />}
      <Held item={item} facts={facts.data} people={people} />
    </>
  );
}

function Head({ facts }: { facts: AppointmentFacts }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when, time } = useFormats();
  const { subject, startsAt, endsAt, location } = facts;
  const span = startsAt && (endsAt ? `${when(startsAt)} – ${time(endsAt)}` : when(startsAt));
  return (
    <div className={styles.head}>
      <Text as="h2" size={400} weight="semibold">
        {subject || t('meeting.noSubject')}
      </Text>
      <Text className={styles.quiet}>{[span, location].filter(Boolean).join(' · ')}</Text>
    </div>
  );
}

function People({ people }: { people: MeetingPeople }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day } = useFormats().inSentence;
  const { contacts, strangers } = people;
  return (
    <>
      {contacts.length === 0 && <Text>{t('meeting.noContacts')}</Text>}
      {contacts.length > 0 && (
        <ul className={styles.people}>
          {contacts.map(({ contact, address, sure }) => (
            <li key={contact.no} className={styles.person}>
              <Link href={tabAddress(['contacts', contact.no])} target="_blank" rel="noreferrer">
                {contact.name}
              </Link>
              <Text size={200} className={styles.quiet}>
                {[
                  contact.companyName !== contact.name && contact.companyName,
                  contact.lastInteractionDate
                    ? t('meeting.last', {
                        what: contact.lastInteractionDescription ?? '',
                        when: day(contact.lastInteractionDate),
                      })
                    : t('contacts.never'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
              {!sure && (
                <Text size={200} className={styles.quiet}>
                  {t('meeting.oneOfSeveral', { address })}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
      {strangers.length > 0 && (
        <div className={styles.strangers}>
          <FoldedStrangers strangers={strangers} />
        </div>
      )}
    </>
  );
}

interface HeldProps {
  item: AppointmentItem;
  facts: AppointmentFacts;
  people: MeetingPeople;
}

/** That it was held, and with whom. */
function Held({ item, facts, people }: HeldProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const join = useNames();
  const { write } = usePermissions();
  const lookup = useMeetingLookup(item, facts);
  const [open, setOpen] = useState(false);
  const held = (lookup.data?.held ?? []).filter(({ canceled }) => !canceled);
  const logged = new Set((lookup.data?.held ?? []).flatMap(({ contactNo }) => contactNo ?? []));
  const begins = facts.startsAt === null ? 0 : Date.parse(facts.startsAt);
  const first = held.length === 0 && begins <= Date.now();
  const rest = people.contacts.filter(
    ({ contact }) => !logged.has(contact.no) && !contact.privacyBlocked,
  );
  return (
    <PaneSection title={t('meeting.held')}>
      {held.length > 0 && (
        <div className={styles.line}>
          <CheckmarkCircleFilled className={styles.done} aria-hidden />
          <Text>
            {t('meeting.heldWith', {
              names: join(held.map(({ contactName }) => contactName ?? '')),
            })}
          </Text>
        </div>
      )}
      {held.length === 0 && people.contacts.length === 0 && <Text>{t('meeting.addFirst')}</Text>}
      {held.length === 0 && begins > Date.now() && rest.length > 0 && (
        <Text className={styles.quiet}>{t('meeting.notYet')}</Text>
      )}
      {write && rest.length > 0 && (
        <Button appearance={first ? 'primary' : 'secondary'} onClick={() => setOpen(true)}>
          {t(held.length === 0 ? 'meeting.logHeld' : 'meeting.logHeldToo')}
        </Button>
      )}
      {open && (
        <Suspense fallback={null}>
          <HeldMeetingDialog
            people={rest.map(({ contact, sure }) => ({ contact, chosen: sure }))}
            meeting={hasId(facts) ? { ...idsOf(facts), platform: platformOf() } : undefined}
            description={facts.subject}
            startsAt={facts.startsAt}
            endsAt={facts.endsAt}
            location={facts.location}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </PaneSection>
  );
}
