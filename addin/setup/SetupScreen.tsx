import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ContactImportSection } from '../contact-import/ContactImportSection.tsx';
import { GroupsSection } from '../template/GroupsSection.tsx';
import { TemplatesSection } from '../template/TemplatesSection.tsx';
import { WhatIsLogged } from '../template/WhatIsLogged.tsx';
import { hashOf, navigate, useRoute } from '../ui/route.ts';
import { usePermissions } from '../ui/session.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { AuditSection } from './AuditSection.tsx';
import { FirstStepsSection } from './first-steps/FirstStepsSection.tsx';
import { MarketingSection } from './MarketingSection.tsx';
import { NeverLogSection } from './NeverLogSection.tsx';
import { PeopleSection } from './people/PeopleSection.tsx';
import { ServiceKeysSection } from './ServiceKeysSection.tsx';
import { SalesForceSection } from './sales-force/SalesForceSection.tsx';
import { offeredSections, type SectionName } from './section-names.ts';

const sections = {
  firstSteps: FirstStepsSection,
  whatIsLogged: WhatIsLogged,
  neverLog: NeverLogSection,
  templates: TemplatesSection,
  interactionGroups: GroupsSection,
  people: PeopleSection,
  salespeople: SalesForceSection,
  marketing: MarketingSection,
  contactImport: ContactImportSection,
  serviceKeys: ServiceKeysSection,
  audit: AuditSection,
} satisfies Record<SectionName, unknown>;

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexGrow: 1,
    minHeight: 0,
    '@media (max-width: 639px)': { flexDirection: 'column' },
  },
  sections: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    gap: tokens.spacingVerticalXXS,
    width: '220px',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalM,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  chooser: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} 0` },
  link: {
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
    fontWeight: tokens.fontWeightSemibold,
  },
});

/**
 * Administrators set up everything; managers import; whoever writes keeps an own never-log list,
 * and everybody sees who sells.
 */
export function SetupScreen() {
  const styles = useStyles();
  const permissions = usePermissions();
  const narrow = useNarrow();
  const asked = useRoute().path[1];
  const offered = offeredSections(permissions);
  const current = offered.find((name) => name === asked) ?? offered[0] ?? 'salespeople';
  const Section = sections[current];
  const Sections = narrow ? SectionSelect : SectionLinks;
  return (
    <div className={styles.screen}>
      {offered.length > 1 && <Sections offered={offered} current={current} />}
      <Section />
    </div>
  );
}

interface SectionsProps {
  offered: readonly SectionName[];
  current: SectionName;
}

function SectionLinks({ offered, current }: SectionsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <nav className={styles.sections} aria-label={t('setup.sections')}>
      {offered.map((name) => (
        <a
          key={name}
          href={hashOf(['setup', name])}
          aria-current={name === current ? 'page' : undefined}
          className={mergeClasses(styles.link, name === current && styles.current)}
        >
          {t(`setup.${name}`)}
        </a>
      ))}
    </nav>
  );
}

/** Four links would take four lines of a phone. */
function SectionSelect({ offered, current }: SectionsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <nav className={styles.chooser} aria-label={t('setup.sections')}>
      <Select
        aria-label={t('setup.sections')}
        value={current}
        onChange={(_, { value }) => navigate(hashOf(['setup', value]))}
      >
        {offered.map((name) => (
          <option key={name} value={name}>
            {t(`setup.${name}`)}
          </option>
        ))}
      </Select>
    </nav>
  );
}
