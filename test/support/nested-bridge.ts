import type { Page } from 'playwright-core';
import { clientId, tenantId } from '../identity/identity-people.ts';
import type { Tokens } from './sign-in-with-code.ts';

interface BridgeRequest {
  requestId: string;
  method: string;
}

/** How a host that supports nested app authentication answers; null for the tokens is a refusal. */
const answerTo = ({ requestId, method }: BridgeRequest, tokens: Tokens | null): object => {
  if (method === 'GetInitContext')
    return {
      requestId,
      success: true,
      initContext: { sdkName: 'test', sdkVersion: '1', capabilities: {} },
    };
  if (tokens === null) return { requestId, success: false, error: { status: 'PERSISTENT_ERROR' } };
  return {
    requestId,
    success: true,
    token: {
      access_token: tokens.accessToken,
      id_token: tokens.idToken,
      expires_in: 3600,
      scope: 'access_as_user',
      token_type: 'Bearer',
      properties: null,
    },
    account: {
      environment: 'login.microsoftonline.com',
      homeAccountId: `home.${tenantId}`,
      localAccountId: 'home',
      tenantId,
      username: 'somebody@harmaja.example',
    },
  };
};

/**
 * Plays the bridge that a host gives its pages, and the server of a tenant of Entra ID, with which
 * alone it is asked. Returns what was asked.
 */
export const playNestedBridge = async (page: Page, tokens: Tokens | null): Promise<string[]> => {
  const asked: string[] = [];
  await page.exposeFunction('bridgeAnswer', (text: string) => {
    const request = JSON.parse(text) as BridgeRequest;
    asked.push(request.method);
    return JSON.stringify(answerTo(request, tokens));
  });
  await page.addInitScript(() => {
    const listeners: ((answer: string) => void)[] = [];
    const { bridgeAnswer } = window as unknown as {
      bridgeAnswer(text: string): Promise<string>;
    };
    Object.assign(window, {
      nestedAppAuthBridge: {
        addEventListener: (_name: string, listener: (answer: string) => void) =>
          listeners.push(listener),
        removeEventListener() {},
        postMessage: async (text: string) => {
          const answer = await bridgeAnswer(text);
          for (const listener of listeners) listener(answer);
        },
      },
    });
  });
  await page.route('**/api/v1/sign-in', (route) =>
    route.fulfill({
      json: {
        mode: 'entra',
        clientId,
        tenantId,
        authority: `https://login.microsoftonline.com/${tenantId}/v2.0`,
        scope: `api://log.us.example/${clientId}/access_as_user`,
      },
    }),
  );
  return asked;
};
