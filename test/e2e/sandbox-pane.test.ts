import { describe, expect, it } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { overhangOf, violationsOf } from '../support/accessibility.ts';
import {
  mailProgram,
  openMail,
  openPane,
  paneButton,
  paneFrame,
  transcriptOf,
} from '../support/sandbox-pane.ts';
import { useStage } from '../support/stage.ts';

const question = 'Question about delivery times';
const meeting = 'Meeting next week';

/** Waits until the pane is beside this mail. */
const besideOf = async (pane: Frame, subject: string): Promise<void> => {
  await pane.waitForFunction(
    (wanted) => Office.context.mailbox.item?.subject === (wanted as unknown),
    subject,
  );
};

const headersIn = (pane: Frame): Promise<string> =>
  pane.evaluate(
    () =>
      new Promise<string>((resolve) =>
        Office.context.mailbox.item?.getAllInternetHeadersAsync(({ value }) => resolve(value)),
      ),
  );

const captureIdIn = (pane: Frame): Promise<unknown> =>
  pane.evaluate(
    () =>
      new Promise<unknown>((resolve) =>
        Office.context.mailbox.item?.loadCustomPropertiesAsync(({ value }) =>
          resolve(value.get('captureId') ?? null),
        ),
      ),
  );

/** Writes down each ItemChanged with the subject of the item at that moment. */
const listen = (pane: Frame): Promise<void> =>
  pane.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const seen: (string | null)[] = [];
        Object.assign(window, { seen });
        Office.context.mailbox.addHandlerAsync(
          Office.EventType.ItemChanged,
          () => seen.push(Office.context.mailbox.item?.subject ?? null),
          () => resolve(),
        );
      }),
  );

const seenIn = (pane: Frame): Promise<(string | null)[]> =>
  pane.evaluate(() => (window as unknown as { seen: (string | null)[] }).seen);

const choose = (page: Page, part: string, choice: string): Promise<void> =>
  page.getByRole('radio', { name: `${part}: ${choice}` }).check();

const sendTo = async (page: Page, address: string, subject: string): Promise<void> => {
  const mail = mailProgram(page);
  await mail.getByRole('button', { name: 'New e-mail' }).click();
  await mail.getByLabel('To', { exact: true }).fill(address);
  await page.keyboard.press('Enter');
  await mail.getByLabel('Subject').fill(subject);
  await page.getByText('Will be logged to').first().waitFor();
  await mail.getByRole('button', { name: 'Send', exact: true }).click();
  await mail.getByText(subject).first().waitFor();
};

describe('the task pane of the sandbox', () => {
  const stage = useStage();

  it('opens beside the mail being read, with what Outlook tells of it', async () => {
    const page = await stage.open('/sandbox');
    await openMail(page, question);
    const pane = await openPane(page);
    await besideOf(pane, question);
    const told = await pane.evaluate(() => {
      const item = Office.context.mailbox.item;
      const { requirements, officeTheme, mailbox } = Office.context;
      return {
        kind: [item?.itemType, item?.itemClass],
        people: [item?.from.emailAddress, item?.to.map(({ displayName }) => displayName)],
        isDate: item?.dateTimeCreated instanceof Date,
        messageId: item?.internetMessageId,
        hasBcc: item !== undefined && 'bcc' in item,
        sets: ['1.8', '1.10', '1.14', '1.15'].map((set) =>
          requirements.isSetSupported('Mailbox', set),
        ),
        nested: requirements.isSetSupported('NestedAppAuth', '1.1'),
        theme: [officeTheme?.bodyBackgroundColor, 'isDarkTheme' in (officeTheme ?? {})],
        profile: mailbox.userProfile.emailAddress,
      };
    });
    expect(told).toMatchObject({
      kind: ['message', 'IPM.Note'],
      people: ['grace@cedarfalls.example', ['Bengt Carlsson']],
      isDate: true,
      messageId: expect.stringMatching(/^<.+@sandbox\.example>$/),
      hasBcc: false,
      sets: [true, true, true, false],
      nested: false,
      theme: ['#ffffff', false],
      profile: 'bengt.carlsson@harmaja.example',
    });
  });

  it('follows a pinned pane’s mail, and closes one that is not pinned', async () => {
    const page = await stage.open('/sandbox');
    await openMail(page, question);
    const pane = await openPane(page);
    await besideOf(pane, question);
    await listen(pane);
    await openMail(page, meeting);
    await besideOf(pane, meeting);
    expect(await seenIn(pane)).toEqual([meeting]);
    await page.getByRole('button', { name: 'Unpin' }).click();
    await openMail(page, question);
    await page.getByRole('region', { name: 'Task pane' }).waitFor({ state: 'detached' });
  });

  it('has no item in between, and late events in slow weather', async () => {
    const page = await stage.open('/sandbox');
    await openMail(page, question);
    const pane = await openPane(page);
    await besideOf(pane, question);
    await listen(pane);
    await choose(page, 'Network', 'slow');
    await openMail(page, meeting);
    expect(await pane.evaluate(() => Office.context.mailbox.item)).toBeNull();
    await openMail(page, 'Between the two of us');
    await pane.waitForFunction(() => (window as unknown as { seen: unknown[] }).seen.length === 4);
    expect(await seenIn(pane)).toEqual(Array(4).fill('Between the two of us'));
  });

  it('puts the pane’s requests under the weather', async () => {
    const page = await stage.open('/sandbox', { mayComplain: true });
    await openMail(page, question);
    const pane = await openPane(page);
    await besideOf(pane, question);
    const ask = () =>
      pane.evaluate(async () => {
        const token = await Office.auth.getAccessToken().catch(() => 'none');
        const headers = { authorization: `Bearer ${token}` };
        const answer = await fetch('/api/v1/me', { headers }).catch(() => null);
        return answer?.status ?? 'offline';
      });
    expect(await ask()).toBe(200);
    await pane.evaluate(async () => {
      const token = await Office.auth.getAccessToken();
      await fetch('/api/v1/emails/lookup', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ internetMessageId: '<nobody@nowhere.example>' }),
      });
    });
    await transcriptOf(page)
      .getByText(/pane opened.*token given.*asked whether it is logged, 200 in \d+ ms: not yet/)
      .waitFor();
    await choose(page, 'Token', 'refused');
    expect(await ask()).toBe(401);
    await choose(page, 'Token', 'fine');
    await choose(page, 'Network', 'offline');
    expect(await ask()).toBe('offline');
  });

  it('refuses the fourth call at one time', async () => {
    const page = await stage.open('/sandbox');
    await openMail(page, question);
    const pane = await openPane(page);
    await besideOf(pane, question);
    const askFourTimes = () =>
      pane.evaluate(() =>
        Promise.all(
          [1, 2, 3, 4].map(
            () =>
              new Promise((resolve) =>
                Office.context.mailbox.item?.body.getAsync('text', ({ error }) =>
                  resolve(error?.code ?? null),
                ),
              ),
          ),
        ),
      );
    // Until the pane has asked what it asks at the start, it takes places too.
    let codes = await askFourTimes();
    for (let tries = 0; tries < 20 && codes[2] !== null; tries += 1) {
      await page.waitForTimeout(200);
      codes = await askFourTimes();
    }
    expect(codes).toEqual([null, null, null, 5100]);
  });

  it('gives the headers as they travel, with the mark of a private mail', async () => {
    const page = await stage.open('/sandbox');
    await openMail(page, 'Between the two of us');
    const pane = await openPane(page);
    await besideOf(pane, 'Between the two of us');
    expect(await headersIn(pane)).toMatch(/\r\nSensitivity: Private\r\n/);
    await openMail(page, 'open house');
    await besideOf(pane, 'Invitation: open house at the new showroom');
    expect(await headersIn(pane)).toMatch(/\r\nTo: [^\r]+\r\n\t/);
  });

  it('finds the captureId on the sent copy, and its Message-ID a moment later', async () => {
    const page = await stage.open('/sandbox');
    await sendTo(page, 'grace@cedarfalls.example', 'Sandstone steps');
    await openMail(page, 'Sandstone steps');
    const pane = await openPane(page);
    await besideOf(pane, 'Sandstone steps');
    const captureId = await captureIdIn(pane);
    expect(captureId).toMatch(/^[0-9a-f-]{36}$/);
    await pane.waitForFunction(() => Office.context.mailbox.item?.internetMessageId);
    await mailProgram(page).getByRole('button', { name: 'Forward' }).click();
    await transcriptOf(page)
      .getByText(/forward opened.*mail stamped/)
      .waitFor();
    const writing = await openPane(page);
    const stamped = await captureIdIn(writing);
    expect(stamped).toMatch(/^[0-9a-f-]{36}$/);
    expect(stamped).not.toBe(captureId);
  });

  it('shares the session of a compose window with the launch event', async () => {
    const page = await stage.open('/sandbox');
    const mail = mailProgram(page);
    await mail.getByRole('button', { name: 'New e-mail' }).click();
    const pane = await openPane(page);
    await pane.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const item = Office.context.mailbox.item as unknown as Office.MessageCompose;
          const changes: unknown[] = [];
          Object.assign(window, { changes });
          item.addHandlerAsync(
            Office.EventType.RecipientsChanged,
            ({ changedRecipientFields }: { changedRecipientFields: unknown }) =>
              changes.push(changedRecipientFields),
          );
          item.sessionData.setAsync('doNotLog', '1', () => resolve());
        }),
    );
    await mail.getByLabel('To', { exact: true }).fill('grace@cedarfalls.example');
    await page.keyboard.press('Enter');
    await pane.waitForFunction(
      () => (window as unknown as { changes: unknown[] }).changes.length > 0,
    );
    expect(
      await pane.evaluate(() => (window as unknown as { changes: unknown[] }).changes[0]),
    ).toEqual({ to: true, cc: false, bcc: false });
    await mail.getByLabel('Subject').fill('Marble window sills');
    await mail.getByRole('button', { name: 'Send', exact: true }).click();
    await transcriptOf(page).getByText('mail sent in').waitFor();
    await transcriptOf(page).getByText('“Do not log” switched on').waitFor();
    expect(await stage.entries('search=Marble')).toEqual([]);
  });

  it('writes a new e-mail and closes itself when the pane asks for it', async () => {
    const page = await stage.open('/sandbox');
    await openMail(page, question);
    const pane = await openPane(page);
    await pane.evaluate(() => Office.context.ui.closeContainer());
    await page.getByRole('region', { name: 'Task pane' }).waitFor({ state: 'detached' });
    const again = await openPane(page);
    await again.evaluate(() =>
      Office.context.mailbox.displayNewMessageForm({
        toRecipients: ['grace@cedarfalls.example'],
        subject: 'Slate roofs',
      }),
    );
    await mailProgram(page).getByText('grace@cedarfalls.example').waitFor();
    expect(await mailProgram(page).getByLabel('Subject').inputValue()).toBe('Slate roofs');
  });

  it('is open again after a reload, and tells the pane of another theme', async () => {
    const page = await stage.open('/sandbox');
    await openMail(page, question);
    await openPane(page);
    await page.reload();
    await openMail(page, meeting);
    const pane = await paneFrame(page);
    await besideOf(pane, meeting);
    const dark = pane.evaluate(
      () =>
        new Promise((resolve) =>
          Office.context.mailbox.addHandlerAsync(
            Office.EventType.OfficeThemeChanged,
            ({ officeTheme }: Office.OfficeThemeChangedEventArgs) =>
              resolve(officeTheme.bodyBackgroundColor),
          ),
        ),
    );
    await page.getByLabel('Theme').selectOption('Dark');
    expect(await dark).toBe('#292929');
  });

  it('is opened, reached and closed without a mouse', async () => {
    const page = await stage.open('/sandbox');
    await openMail(page, question);
    await paneButton(page).focus();
    await page.keyboard.press('Enter');
    await paneFrame(page);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
    await page.getByRole('button', { name: 'Close the task pane' }).press('Enter');
    await page.getByRole('region', { name: 'Task pane' }).waitFor({ state: 'detached' });
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(focused).toBe('Interaction Log');
  });

  it.each([
    ['Light', 'en-GB', 1440],
    ['Tumma', 'fi-FI', 1280],
    ['Hög kontrast', 'sv-SE', 390],
    ['Vaalea', 'fi-FI', 320],
  ])('can be read by everybody: %s, %s, %i px wide', async (theme, locale, width) => {
    const page = await stage.open('/sandbox', {
      locale,
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
    });
    await page.locator('header select').first().selectOption(theme);
    await openMail(page, 'Grace Delgado');
    await openPane(page);
    expect(await violationsOf(page)).toEqual([]);
    expect(await overhangOf(page)).toEqual([]);
  });

  it('covers the mail where both have no room, and gives it back', async () => {
    const page = await stage.open('/sandbox', { viewport: { width: 390, height: 800 } });
    await openMail(page, question);
    const heading = page.getByRole('heading', { name: question });
    await heading.waitFor();
    await openPane(page);
    await heading.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Close the task pane' }).click();
    await heading.waitFor();
    expect(await paneButton(page).evaluate((button) => button === document.activeElement)).toBe(
      true,
    );
  });
});
