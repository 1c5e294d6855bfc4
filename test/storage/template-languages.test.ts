import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InteractionTemplateChange } from '../../server/contract/interaction-template.ts';
import { createInteractionGroupStore } from '../../server/storage/interaction-group/interaction-group-store.ts';
import { createInteractionTemplateStore } from '../../server/storage/interaction-template/interaction-template-store.ts';
import type { ReadSetup } from '../../server/storage/setup/setup-snapshot.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { administrator } from '../support/callers.ts';
import { databases } from '../support/databases.ts';
import { newDatabase } from '../support/new-database.ts';

describe.each(databases())('languages of templates in the $name', (database) => {
  let storage: Storage;
  let readSetup: ReadSetup;
  beforeAll(async () => {
    ({ storage, readSetup } = await newDatabase(database));
  });
  afterAll(() => database.dispose());

  const templates = () => createInteractionTemplateStore(storage);
  const english = { languageCode: 'en' as const, description: 'Offer', attachmentId: null };
  const finnish = { languageCode: 'fi' as const, description: 'Tarjous', attachmentId: null };
  const create = (code: string, more: InteractionTemplateChange = {}) =>
    templates().create(administrator, {
      description: 'Offer',
      interactionGroupCode: 'LETTER',
      ...more,
      code,
    });
  const change = async (code: string, what: InteractionTemplateChange) =>
    templates().change(administrator, code, (await templates().get(code)).version, what);
  const problemsOf = (work: Promise<unknown>) =>
    work.then(
      () => [],
      (error: { fields?: { path: string; code: string }[] }) =>
        (error.fields ?? []).map(({ path, code }) => `${path}: ${code}`),
    );

  it('begin with one row for letters and abstracts, without a file (rule 4.5)', async () => {
    const rowsOf = async (code: string) => (await templates().get(code)).languages;
    expect(await rowsOf('BUS')).toEqual([
      { languageCode: 'en', description: 'Business letter', attachmentId: null },
    ]);
    expect(await rowsOf('ABSTRACT')).toHaveLength(1);
    expect(await rowsOf('EMAIL')).toEqual([]);
  });

  it('come with the template and with the set-up in memory (rule 4.10)', async () => {
    const made = await create('BOTH', { languages: [finnish, english], languageCode: 'fi' });
    expect(made).toMatchObject({ languages: [english, finnish], languageCode: 'fi' });
    const { templates: known } = await readSetup(storage.read);
    expect([...known.values()].find((one) => one.code === 'BOTH')?.languages).toEqual([
      english,
      finnish,
    ]);
    const { items } = await templates().list({ limit: 200 });
    expect(items.find((one) => one.code === 'BOTH')).toEqual(made);
  });

  it('refuse a default language without a row, and two rows of one (rule 4.11)', async () => {
    expect(
      await problemsOf(create('NONE', { languages: [english, english], languageCode: 'sv' })),
    ).toEqual(['languages.1.languageCode: duplicate', 'languageCode: noLanguageRow']);
    expect(
      await problemsOf(create('FILE', { languages: [{ ...english, attachmentId: 4711 }] })),
    ).toEqual(['languages.0.attachmentId: unknownAttachment']);
  });

  it('take the default along when its row is renamed, and away with it (rule 4.11)', async () => {
    const made = await create('MOVES', { languages: [english, finnish], languageCode: 'en' });
    const renamed = await templates().putLanguage(
      administrator,
      { code: 'MOVES', languageCode: 'en' },
      made.version,
      { ...english, languageCode: 'sv' },
    );
    expect(renamed).toMatchObject({
      languageCode: 'sv',
      languages: [finnish, { ...english, languageCode: 'sv' }],
      version: made.version + 1,
    });
    const cut = await templates().deleteLanguage(
      administrator,
      { code: 'MOVES', languageCode: 'sv' },
      renamed.version,
    );
    expect(cut).toMatchObject({ languageCode: null, languages: [finnish] });
    await expect(
      templates().deleteLanguage(administrator, { code: 'MOVES', languageCode: 'sv' }, cut.version),
    ).rejects.toMatchObject({ code: 'notFound' });
  });

  it('keep the default when another row is added or changed', async () => {
    const made = await create('STAYS', { languages: [english], languageCode: 'en' });
    const put = (row: typeof english | typeof finnish, version: number) =>
      templates().putLanguage(
        administrator,
        { code: 'STAYS', languageCode: row.languageCode },
        version,
        row,
      );
    const added = await put(finnish, made.version);
    const changed = await put({ ...finnish, description: 'Uusi tarjous' }, added.version);
    expect(changed).toMatchObject({
      languageCode: 'en',
      languages: [english, { ...finnish, description: 'Uusi tarjous' }],
    });
    await expect(put(finnish, made.version)).rejects.toMatchObject({ code: 'versionOutdated' });
  });

  it('leave nothing to merge once there is a default language (rule 4.12)', async () => {
    await create('MERGED', { wizardAction: 'merge', languages: [english] });
    expect(await change('MERGED', { languageCode: 'en' })).toMatchObject({ wizardAction: null });
    expect(await problemsOf(change('MERGED', { wizardAction: 'merge' }))).toEqual([
      'wizardAction: nothingToMerge',
    ]);
    for (const wizardAction of ['open', 'import', null] as const)
      expect(await change('MERGED', { wizardAction })).toMatchObject({ wizardAction });
  });

  it('go with the template that is deleted', async () => {
    const made = await create('GOES', { languages: [english] });
    await templates().delete(administrator, 'GOES', made.version);
    const { count } = await storage.read.sql
      .selectFrom('interaction_template_language as l')
      .leftJoin('interaction_template as t', 't.id', 'l.interaction_template_id')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('t.id', 'is', null)
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(0);
  });

  it('offer no blocked group, but leave a template in the one it has (rule 4.9)', async () => {
    const groups = createInteractionGroupStore(storage);
    await create('INSIDE', { interactionGroupCode: 'MEETING' });
    const { version } = await groups.get('MEETING');
    expect(await groups.change(administrator, 'MEETING', version, { blocked: true })).toMatchObject(
      { blocked: true },
    );
    expect(await problemsOf(create('LATER', { interactionGroupCode: 'MEETING' }))).toEqual([
      'interactionGroupCode: blocked',
    ]);
    expect(await change('INSIDE', { unitCost: 3 })).toMatchObject({ unitCost: 3 });
  });
});
