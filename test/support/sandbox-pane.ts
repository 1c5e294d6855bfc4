import type { Frame, Locator, Page } from 'playwright-core';

export const mailProgram = (page: Page): Locator => page.getByRole('region', { name: 'Mail' });

export const transcriptOf = (page: Page): Locator =>
  page.getByRole('region', { name: 'Transcript' });

/** The button in the ribbon of a mail; the same name in every language. */
export const paneButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Interaction Log', exact: true });

/** Opens the mail with this in its row. */
export const openMail = (page: Page, text: string): Promise<void> =>
  page.locator('main section li button', { hasText: text }).first().click();

/** The page in the task pane, once it has its Office. */
export const paneFrame = async (page: Page): Promise<Frame> => {
  const element = await page.waitForSelector('iframe[src^="/sandbox-pane.html"]');
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('The task pane has no frame');
  await frame.waitForURL(/sandbox-pane/);
  await frame.waitForFunction(() => typeof Office !== 'undefined');
  return frame;
};

export const openPane = async (page: Page): Promise<Frame> => {
  // The frame is waited for below; how long its page takes is not the button's matter.
  await paneButton(page).click({ noWaitAfter: true });
  return paneFrame(page);
};
