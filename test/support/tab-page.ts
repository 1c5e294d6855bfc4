import type { Locator, Page } from 'playwright-core';

/** Rows of a list that open; the headings between them do not. */
export const rowsOf = (page: Page): Locator => page.locator('tr[aria-selected]');

export const rowOf = (page: Page, text: string | RegExp): Locator =>
  rowsOf(page).filter({ hasText: text });

export const panelOf = (page: Page): Locator =>
  page.locator('section[aria-labelledby=panel-title]');

export const noticeOf = (page: Page, text: string | RegExp): Locator =>
  page.locator('.fui-ToastTitle').filter({ hasText: text });

/** What has the focus, if it reads like that. */
export const focusOf = (page: Page, text = ''): Locator =>
  page.locator(':focus').filter({ hasText: text });

/** The part of the address that makes the view. */
export const hashOf = (page: Page): string => new URL(page.url()).hash;
