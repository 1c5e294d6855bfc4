import { prepareAppointment } from './appointment-opened.ts';
import { logAppointmentSending } from './appointment-sending.ts';
import { completeOnce } from './complete-once.ts';
import { prepareMessage } from './compose-opened.ts';
import { logMessageSending } from './message-sending.ts';
import type { LaunchEvent } from './office.ts';
import { associate } from './office.ts';
import { refreshLine } from './preview-line.ts';
import { readSession } from './session.ts';

function onMessageComposeOpened(event: LaunchEvent): void {
  completeOnce(event, prepareMessage);
}

function onMessageRecipientsChanged(event: LaunchEvent): void {
  completeOnce(event, () => readSession().then(refreshLine));
}

function onMessageSending(event: LaunchEvent): void {
  completeOnce(event, logMessageSending);
}

function onAppointmentOrganizerOpened(event: LaunchEvent): void {
  completeOnce(event, prepareAppointment);
}

function onAppointmentSending(event: LaunchEvent): void {
  completeOnce(event, logAppointmentSending);
}

// At the top level: Office.onReady never calls back in the runtime of classic Outlook.
associate('onMessageComposeOpened', onMessageComposeOpened);
associate('onMessageRecipientsChanged', onMessageRecipientsChanged);
associate('onMessageSending', onMessageSending);
associate('onAppointmentOrganizerOpened', onAppointmentOrganizerOpened);
associate('onAppointmentSending', onAppointmentSending);
