import { Link } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../ui/route.ts';
import { usePostponedCounts } from './use-postponed-counts.ts';

interface PostponedLinkProps {
  scope?: string;
  contactNo?: string;
  salespersonCode?: string;
}

/** "2 postponed", leading to them; nothing where nothing waits. */
export function PostponedLink(query: PostponedLinkProps) {
  const { t } = useTranslation();
  const counts = usePostponedCounts(query).data;
  const count = counts ? counts.toFinish + counts.needsNote + counts.chooseContact : 0;
  if (count === 0) return null;
  const { scope = 'all', ...of } = query;
  return (
    <Link href={hashOf(['postponed'], { scope, ...of })}>{t('postponed.count', { count })}</Link>
  );
}
