import {
  EmojiLaughRegular,
  EmojiMehRegular,
  EmojiRegular,
  EmojiSadRegular,
  EmojiSadSlightRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { Evaluation } from '../../server/contract/enumerations.ts';

export const evaluations = [
  'veryPositive',
  'positive',
  'neutral',
  'negative',
  'veryNegative',
] as const satisfies readonly Evaluation[];

export const faceOf: Record<Evaluation, FluentIcon> = {
  veryPositive: EmojiLaughRegular,
  positive: EmojiRegular,
  neutral: EmojiMehRegular,
  negative: EmojiSadSlightRegular,
  veryNegative: EmojiSadRegular,
};
