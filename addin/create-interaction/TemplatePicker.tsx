import { Combobox, Option, OptionGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import { useInteractionGroups } from '../ui/lookups.ts';

interface TemplatePickerProps {
  templates: readonly InteractionTemplate[];
  value: InteractionTemplate | null;
  onChange(code: string | null): void;
}

const matches = ({ code, description }: InteractionTemplate, text: string): boolean =>
  `${code} ${description}`.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase());

/** The templates that can be used, by group, found by any part of their name. */
export function TemplatePicker({ templates, value, onChange, ...field }: TemplatePickerProps) {
  const { t } = useTranslation();
  const groups = useInteractionGroups().data ?? [];
  const [text, setText] = useState<string | null>(null);
  const usable = templates.filter((one) => !one.blocked || one.code === value?.code);
  const shown = usable.filter((one) => text === null || matches(one, text));
  const nameOf = (code: string) => groups.find((one) => one.code === code)?.description ?? code;
  const codes = [...new Set(shown.map((one) => one.interactionGroupCode))];
  return (
    <Combobox
      {...field}
      freeform
      clearable
      placeholder={t('create.chooseTemplate')}
      value={text ?? value?.description ?? ''}
      selectedOptions={value ? [value.code] : []}
      onBlur={() => setText(null)}
      onChange={(event) => setText(event.target.value)}
      onOptionSelect={(_, { optionValue }) => {
        setText(null);
        onChange(optionValue || null);
      }}
    >
      {codes.map((code) => (
        <OptionGroup key={code} label={nameOf(code)}>
          {shown
            .filter((one) => one.interactionGroupCode === code)
            .map((one) => (
              <Option key={one.code} value={one.code} text={one.description}>
                {one.description}
              </Option>
            ))}
        </OptionGroup>
      ))}
      {shown.length === 0 && (
        <Option disabled value="" text="">
          {t('list.noMatch')}
        </Option>
      )}
    </Combobox>
  );
}
