import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import { DeleteDialog } from '../ui/DeleteDialog.tsx';
import { useFormats } from '../ui/dates.ts';
import { ActionRow } from '../ui/list/ActionRow.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../ui/list/ListStates.tsx';
import { useInteractionGroups, useInteractionTemplates } from '../ui/lookups.ts';
import { SectionFrame } from '../ui/SectionFrame.tsx';
import { useChanges } from '../ui/use-changes.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { TemplateDialog } from './TemplateDialog.tsx';
import { useSetUpActs } from './use-set-up-acts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  title: { paddingTop: tokens.spacingVerticalM },
});

type Opened =
  | { dialog: 'edit'; template: InteractionTemplate | null }
  | { dialog: 'merge' | 'delete'; template: InteractionTemplate };

export function TemplatesSection() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const templates = useInteractionTemplates();
  const groups = useInteractionGroups();
  const [opened, setOpened] = useState<Opened | null>(null);
  useChanges(['setup'], () => {
    for (const key of ['interaction-templates', 'interaction-groups'])
      void queries.invalidateQueries({ queryKey: [key] });
  });
  const create = (
    <Button onClick={() => setOpened({ dialog: 'edit', template: null })}>
      {t('templates.new')}
    </Button>
  );
  return (
    <SectionFrame title={t('setup.templates')} hint={t('templates.hint')}>
      {templates.data && <div>{create}</div>}
      {templates.isPending && <ListSkeleton rowHeight={52} />}
      {templates.error && (
        <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />
      )}
      {templates.data?.length === 0 && (
        <EmptyState title={t('templates.emptyTitle')} hint={t('templates.emptyHint')} />
      )}
      {groups.data?.map(({ code, description }) => (
        <Group
          key={code}
          title={description}
          templates={templates.data?.filter((known) => known.interactionGroupCode === code) ?? []}
          onOpen={setOpened}
        />
      ))}
      {opened && (
        <OpenedDialog {...opened} among={templates.data ?? []} onClose={() => setOpened(null)} />
      )}
    </SectionFrame>
  );
}

type OpenedDialogProps = Opened & { among: InteractionTemplate[]; onClose(): void };

function OpenedDialog({ dialog, template, among, onClose }: OpenedDialogProps) {
  const { t } = useTranslation();
  const { remove } = useSetUpActs('template');
  if (dialog === 'edit') return <TemplateDialog template={template} onClose={onClose} />;
  if (dialog === 'merge')
    return <MergeDialog kind="template" from={template} among={among} onClose={onClose} />;
  return (
    <DeleteDialog
      name={template.description}
      inUse={t('setUpRow.inUse')}
      remove={() => remove(template)}
      onClose={onClose}
    />
  );
}

interface GroupProps {
  title: string;
  templates: InteractionTemplate[];
  onOpen(opened: Opened): void;
}

function Group({ title, templates, onOpen }: GroupProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  if (templates.length === 0) return null;
  return (
    <div>
      <Subtitle2 as="h3" className={styles.title}>
        {title}
      </Subtitle2>
      <ul className={styles.list} aria-label={`${t('templates.listLabel')}: ${title}`}>
        {templates.map((template) => (
          <TemplateRow key={template.code} template={template} onOpen={onOpen} />
        ))}
      </ul>
    </div>
  );
}

function TemplateRow({
  template,
  onOpen,
}: {
  template: InteractionTemplate;
  onOpen(opened: Opened): void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { setBlocked } = useSetUpActs('template');
  const { code, description, blocked, informationFlow, correspondenceType, languages } = template;
  const facts = [
    code,
    informationFlow && t(`log.${informationFlow}`),
    formats.money(template.unitCost),
    formats.duration(template.unitDurationMinutes),
    correspondenceType && t(`templates.correspondenceTypes.${correspondenceType}`),
    languages.map((row) => t(`languages.${row.languageCode}`)).join(', '),
  ];
  return (
    <ActionRow
      title={description}
      blocked={blocked}
      facts={facts.filter(Boolean).join(' · ')}
      onEdit={() => onOpen({ dialog: 'edit', template })}
      acts={[
        {
          text: t(blocked ? 'setUpRow.unblock' : 'setUpRow.block'),
          onClick: () => setBlocked(template, !blocked),
        },
        { text: t('setUpRow.merge'), onClick: () => onOpen({ dialog: 'merge', template }) },
        { text: t('setUpRow.delete'), onClick: () => onOpen({ dialog: 'delete', template }) },
      ]}
    />
  );
}
