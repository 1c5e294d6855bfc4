import type { TFunction } from 'i18next';
import type { CaptureReason } from '../../server/contract/capture-decision.ts';

interface Decided {
  reason: CaptureReason;
  contactName: string | null;
  contactNo?: string | undefined;
}

export function decisionSentence(decided: Decided, t: TFunction): string {
  const contact = decided.contactName ?? decided.contactNo ?? t('entry.contact');
  return t(`reasons.${decided.reason}`, { contact });
}
