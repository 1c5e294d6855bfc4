import type { MeetingReport } from '../../server/contract/meeting.ts';
import type { Appointment } from './appointment.ts';
import { readAppointment } from './appointment.ts';
import { now } from './clock.ts';
import { getMeeting } from './meeting-id.ts';
import { postOrKeep } from './message-sending.ts';
import { getToken } from './token.ts';

/** Reports an invitation or an update being sent. It only reads the appointment. */
export function logAppointmentSending(): Promise<unknown> {
  const sentAt = new Date(now()).toISOString();
  const meeting = getMeeting();
  const token = getToken();
  const reading = readAppointment();
  return meeting.then(({ captureId, session }) => {
    if (session.doNotLog) return undefined;
    return reading.then((appointment) => {
      const report = toReport(captureId, sentAt, appointment);
      if (report === undefined) return undefined;
      return postOrKeep(report, token);
    });
  });
}

/** An appointment that nobody is invited to is nobody else's business. */
function toReport(
  meetingId: string,
  sentAt: string,
  appointment: Appointment,
): MeetingReport | undefined {
  const { organizer, requiredAttendees, optionalAttendees } = appointment;
  if (organizer === undefined) return undefined;
  const invited = (requiredAttendees || []).concat(optionalAttendees || []);
  if (invited.length === 0) return undefined;
  return Object.assign({}, appointment, { meetingId, sentAt, organizer });
}
