import { Field, Select } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceKey } from '../../server/contract/service-key.ts';
import { useFormats } from '../ui/dates.ts';
import { useClient } from '../ui/session.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { ServiceKeyDialog } from './ServiceKeyDialog.tsx';
import { expiryAfter, lifetimes, overlaps, stateOf } from './service-key-state.ts';

const asBefore = 'asBefore';
const shown = ['overlapHours', 'expiresAt'];

interface RotateServiceKeyProps {
  serviceKey: ServiceKey;
  listKey: string[];
  onClose(): void;
}

export function RotateServiceKey({ serviceKey, listKey, onClose }: RotateServiceKeyProps) {
  const { t } = useTranslation();
  const { dayOf } = useFormats().inSentence;
  const client = useClient();
  const queries = useQueryClient();
  const submit = useSubmit();
  const { id, name, version, expiresAt } = serviceKey;
  const expired = stateOf(serviceKey, Date.now()) === 'expired';
  const [overlapHours, setOverlap] = useState(24);
  const [lifetime, setLifetime] = useState(expired ? '365' : asBefore);
  const refresh = () => queries.resetQueries({ queryKey: listKey });
  const send = async () => {
    const days = lifetime === 'null' ? null : Number(lifetime);
    const rotated = await client.call('rotateServiceKey', {
      params: { id },
      version,
      body: {
        overlapHours,
        ...(lifetime !== asBefore && { expiresAt: expiryAfter(days, Date.now()) }),
      },
    });
    await refresh();
    return rotated;
  };
  const before = expiresAt
    ? t('serviceKeys.untilAsBefore', { day: dayOf(expiresAt) })
    : t('serviceKeys.forGood');
  return (
    <ServiceKeyDialog
      title={t('serviceKeys.rotateTitle', { name })}
      doneTitle={t('serviceKeys.rotatedTitle', { name })}
      action={t('serviceKeys.rotateDo')}
      submit={submit}
      shown={shown}
      send={send}
      onReload={() => void refresh().then(onClose)}
      onClose={onClose}
    >
      <Field
        label={t('serviceKeys.overlap')}
        hint={t('serviceKeys.overlapHint')}
        validationMessage={submit.messageFor('overlapHours')}
      >
        <Select value={String(overlapHours)} onChange={(_, { value }) => setOverlap(Number(value))}>
          {overlaps.map(({ name: word, hours }) => (
            <option key={word} value={String(hours)}>
              {t(`serviceKeys.overlaps.${word}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('serviceKeys.lifetime')} validationMessage={submit.messageFor('expiresAt')}>
        <Select value={lifetime} onChange={(_, { value }) => setLifetime(value)}>
          {!expired && <option value={asBefore}>{before}</option>}
          {lifetimes
            .filter((days) => days !== null || expiresAt !== null)
            .map((days) => (
              <option key={String(days)} value={String(days)}>
                {days === null ? t('serviceKeys.forGood') : t('serviceKeys.days', { count: days })}
              </option>
            ))}
        </Select>
      </Field>
    </ServiceKeyDialog>
  );
}
