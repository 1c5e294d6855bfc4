import { useTranslation } from 'react-i18next';
import type { Person, PersonChange } from '../../../server/contract/person.ts';
import { newActionKey } from '../../ui/api-client.ts';
import { useClient } from '../../ui/session.tsx';
import { useNotify } from '../../ui/use-notify.tsx';

export interface PersonChanges {
  link(person: Person, salespersonCode: string | null): void;
  setBlocked(person: Person, blocked: boolean): void;
}

/** Changes that hold at once, and can be undone as long as the notice is there. */
export function usePersonChanges(onChanged: (person: Person) => void): PersonChanges {
  const { t } = useTranslation();
  const client = useClient();
  const notify = useNotify();
  const sentenceOf = (person: Person, change: PersonChange): string => {
    if (change.blocked !== undefined)
      return t(change.blocked ? 'people.blocked' : 'people.unblocked', { name: person.name });
    return person.salespersonName === null
      ? t('people.unlinked', { person: person.name })
      : t('people.linked', { person: person.name, salesperson: person.salespersonName });
  };
  const send = async (person: Person, change: PersonChange, undo: PersonChange | null) => {
    try {
      const saved = await client.call('changePerson', {
        params: { id: person.id },
        body: change,
        version: person.version,
        actionKey: newActionKey(),
      });
      onChanged(saved);
      notify.done(sentenceOf(saved, change), undo ? () => void send(saved, undo, null) : undefined);
    } catch (error) {
      notify.failed(error);
    }
  };
  return {
    link: (person, salespersonCode) =>
      void send(person, { salespersonCode }, { salespersonCode: person.salespersonCode }),
    setBlocked: (person, blocked) => void send(person, { blocked }, { blocked: !blocked }),
  };
}
