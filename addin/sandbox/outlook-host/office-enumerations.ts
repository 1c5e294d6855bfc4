import { asyncResultStatus } from './async-calls.ts';

/** The enumerations of Office.js that stand on `Office` itself. */
export const officeEnumerations = {
  AsyncResultStatus: asyncResultStatus,
  CoercionType: { Text: 'text', Html: 'html' },
  HostType: { Outlook: 'Outlook' },
  PlatformType: { OfficeOnline: 'OfficeOnline', PC: 'PC', Mac: 'Mac', Universal: 'Universal' },
  EventType: {
    RecipientsChanged: 'olkRecipientsChanged',
    ItemChanged: 'olkItemChanged',
    OfficeThemeChanged: 'officeThemeChanged',
  },
  MailboxEnums: {
    ItemType: { Message: 'message', Appointment: 'appointment' },
    ComposeType: { NewMail: 'newMail', Reply: 'reply', Forward: 'forward' },
    RecipientType: {
      User: 'user',
      ExternalUser: 'externalUser',
      DistributionList: 'distributionList',
      Other: 'other',
    },
    ItemNotificationMessageType: {
      InformationalMessage: 'informationalMessage',
      InsightMessage: 'insightMessage',
      ErrorMessage: 'errorMessage',
      ProgressIndicator: 'progressIndicator',
    },
    ActionType: { ShowTaskPane: 'showTaskPane' },
  },
};
