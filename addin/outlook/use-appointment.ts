import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MeetingReport } from '../../server/contract/meeting.ts';
import { useClient, usePermissions } from '../ui/session.tsx';
import type { AppointmentItem } from './appointment-item.ts';
import { buildId } from './build-id.ts';
import type { MailAddress } from './mail-address.ts';
import { platformOf } from './outlook-facts.ts';
import { useMailbox } from './pane-context.tsx';
import { type AppointmentFacts, readAppointment } from './read-appointment.ts';

const settle = 400;
const mostAddresses = 200;

/** What Outlook says of the appointment, read anew whenever people or time change. */
export function useAppointmentFacts(item: AppointmentItem) {
  const mailbox = useMailbox();
  const queries = useQueryClient();
  const { key } = item;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onChange = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        void queries.invalidateQueries({ queryKey: ['appointment', key, 'people'] });
      }, settle);
    };
    const { RecipientsChanged, AppointmentTimeChanged } = Office.EventType;
    const about = { kind: 'appointment', key, ofSeries: false, shown: null } as const;
    const stops = [RecipientsChanged, AppointmentTimeChanged].map((type) =>
      mailbox.onItemEvent(about, type, onChange),
    );
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [mailbox, queries, key]);
  return useQuery({
    queryKey: ['appointment', key, 'people'],
    queryFn: () => readAppointment(mailbox, item),
    staleTime: 0,
  });
}

const participant = ({ address, name }: MailAddress) =>
  name === null ? { address } : { address, name };

const client = () => ({ surface: 'pane' as const, version: buildId, platform: platformOf() });

/** What the server is told of the invitation; never a word of its body. */
export const meetingReportOf = (facts: AppointmentFacts): MeetingReport => ({
  ...idsOf(facts),
  sentAt: new Date().toISOString(),
  organizer: participant(facts.organizer ?? { address: '', name: null }),
  requiredAttendees: facts.required.map(participant),
  optionalAttendees: facts.optional.map(participant),
  subject: facts.subject,
  ...(facts.startsAt !== null && { startsAt: facts.startsAt }),
  ...(facts.endsAt !== null && { endsAt: facts.endsAt }),
  ...(facts.location !== '' && { location: facts.location }),
  ...(facts.sensitivity !== null && { sensitivity: facts.sensitivity }),
  ...(facts.sensitivityLabelId !== null && { sensitivityLabelId: facts.sensitivityLabelId }),
  client: client(),
});

export const idsOf = ({ meetingId, itemId }: AppointmentFacts) => ({
  ...(meetingId !== null && { meetingId }),
  ...(itemId !== null && { itemId }),
});

export const hasId = ({ meetingId, itemId }: AppointmentFacts): boolean =>
  meetingId !== null || itemId !== null;

export const attendeesOf = ({ organizer, required, optional }: AppointmentFacts): MailAddress[] =>
  [organizer, ...required, ...optional].filter((one) => one !== null);

/** What the server knows of the meeting. */
export function useMeetingLookup(item: AppointmentItem, facts: AppointmentFacts | undefined) {
  const api = useClient();
  return useQuery({
    queryKey: ['appointment', item.key, 'lookup', facts?.meetingId, facts?.itemId],
    queryFn: ({ signal }) =>
      api.call('lookUpMeeting', { body: facts === undefined ? {} : idsOf(facts), signal }),
    enabled: facts !== undefined && hasId(facts),
  });
}

/** The contacts behind everybody who takes part. */
export function useAttendeeMatches(facts: AppointmentFacts | undefined) {
  const api = useClient();
  const addresses = facts === undefined ? [] : attendeesOf(facts).map(({ address }) => address);
  const emailAddresses = [...new Set(addresses)].slice(0, mostAddresses);
  return useQuery({
    queryKey: ['mail', 'matches', emailAddresses],
    queryFn: ({ signal }) => api.call('matchContacts', { body: { emailAddresses }, signal }),
    select: ({ items }) => items,
    enabled: emailAddresses.length > 0,
    placeholderData: (previous) => previous,
  });
}

/** What sending the invitation now would log. */
export function useInvitationPreview(facts: AppointmentFacts | undefined, wanted: boolean) {
  const api = useClient();
  const { write } = usePermissions();
  const body = facts && { ...meetingReportOf(facts), sentAt: undefined };
  return useQuery({
    queryKey: ['appointment', 'preview', body],
    queryFn: ({ signal }) => api.call('previewMeetingInvitation', { body: body ?? {}, signal }),
    enabled: wanted && write && body !== undefined,
    placeholderData: (previous) => previous,
  });
}
