import { leave } from '../ui/route.ts';

const surfaces = '[role=dialog], [role=alertdialog], [role=menu]';

/** What the back button of a telephone means: what is open closes, then one page back. */
export function goBack(): boolean {
  const open = [...document.querySelectorAll<HTMLElement>(surfaces)].at(-1);
  if (!open) return leave();
  const inside = open.contains(document.activeElement) ? document.activeElement : open;
  inside?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  return true;
}
