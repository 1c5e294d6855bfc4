import { createAppointmentItem } from './appointment-item.ts';
import { createComposeItem, type ItemParts } from './compose-item.ts';
import { hostInfo, mailboxDiagnostics, officeContext, profileOf } from './office-context.ts';
import { officeEnumerations } from './office-enumerations.ts';
import { createTokenSource } from './token-source.ts';

export type Handler = (event: object) => unknown;

export interface OfficeParts extends ItemParts {
  locale: string;
  token: () => Promise<string>;
}

/** The globals that Office.js gives a page; the handlers are those the script associated. */
export interface OfficeGlobals {
  office: object;
  officeRuntime: object;
  handlers: Map<string, Handler>;
}

export const createOffice = (parts: OfficeParts): OfficeGlobals => {
  const handlers = new Map<string, Handler>();
  const auth = { getAccessToken: createTokenSource(parts) };
  return {
    handlers,
    officeRuntime: { auth },
    office: {
      ...officeEnumerations,
      actions: { associate: (id: string, handler: Handler) => void handlers.set(id, handler) },
      auth,
      context: officeContext(parts.locale, {
        item:
          parts.session.meeting === null ? createComposeItem(parts) : createAppointmentItem(parts),
        diagnostics: mailboxDiagnostics,
        userProfile: profileOf(parts.session.owner),
      }),
      initialize: () => undefined,
      onReady: (ready?: (info: typeof hostInfo) => unknown) => {
        ready?.(hostInfo);
        return Promise.resolve(hostInfo);
      },
    },
  };
};
