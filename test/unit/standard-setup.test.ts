import { describe, expect, it } from '@jest/globals';
import { language } from '../../server/contract/enumerations.ts';
import { newInteractionGroup } from '../../server/contract/interaction-group.ts';
import { newInteractionTemplate } from '../../server/contract/interaction-template.ts';
import {
  interactionTemplateSetupKeys,
  newInteractionTemplateSetup,
} from '../../server/contract/interaction-template-setup.ts';
import { standardSetup } from '../../server/domain/standard-setup/standard-setup.ts';

const english = standardSetup('en');
const template = (code: string) => english.templates.find((row) => row.code === code);

describe.each(language.options)('standard set-up in %s', (code) => {
  const { groups, templates, setup } = standardSetup(code);

  it('has six groups and thirty-one templates, each once', () => {
    expect(groups).toHaveLength(6);
    expect(templates).toHaveLength(31);
    expect(new Set(templates.map((row) => row.code)).size).toBe(31);
    expect(new Set(templates.map((row) => row.description)).size).toBe(31);
  });

  it('is accepted by the contract', () => {
    for (const group of groups) expect(newInteractionGroup.parse(group)).toEqual(group);
    for (const { unitCostHundredths, ...row } of templates) {
      const input = { ...row, unitCost: unitCostHundredths / 100 };
      expect(newInteractionTemplate.parse(input)).toEqual(input);
    }
    expect(newInteractionTemplateSetup.parse(setup)).toEqual(setup);
  });

  it('places every template in a group of the set-up', () => {
    const groupCodes = groups.map((group) => group.code);
    for (const row of templates) expect(groupCodes).toContain(row.interactionGroupCode);
  });

  it('names existing templates under all thirty-one keys', () => {
    expect(Object.keys(setup).sort()).toEqual([...interactionTemplateSetupKeys].sort());
    const templateCodes: (string | null)[] = templates.map((row) => row.code);
    for (const value of Object.values(setup)) {
      if (value !== null) expect(templateCodes).toContain(value);
    }
  });
});

describe('standard templates', () => {
  it.each([
    ['EMAIL', 'SYSTEM', 800, 1, 'outbound', 'us', null, null, false],
    ['ABSTRACT', 'LETTER', 800, 90, 'outbound', null, 'hardCopy', null, true],
    ['BUS', 'LETTER', 800, 30, 'outbound', 'us', 'hardCopy', null, true],
    ['GOLF', 'LETTER', 800, 1, 'outbound', 'us', 'email', 'merge', true],
    ['INCOME', 'PHONE', 0, 15, 'inbound', 'them', null, null, true],
    ['OUTGOING', 'PHONE', 100, 15, 'outbound', 'us', null, null, true],
    ['INHOUSE', 'MEETING', 2500, 120, 'outbound', 'us', null, null, false],
    ['ONSITE', 'MEETING', 4500, 180, 'outbound', 'us', null, null, false],
    ['P_ORDER', 'PURCHASES', 800, 1, 'outbound', 'us', null, null, false],
    ['S_FIN_CHG', 'SALES', 800, 1, 'outbound', 'us', null, null, false],
  ])(
    'gives %s its values (rule 4.5)',
    (code, group, cost, minutes, flow, by, corr, action, ignore) => {
      expect(template(code)).toMatchObject({
        interactionGroupCode: group,
        unitCostHundredths: cost,
        unitDurationMinutes: minutes,
        informationFlow: flow,
        initiatedBy: by,
        correspondenceType: corr,
        wizardAction: action,
        ignoreContactCorrespondenceType: ignore,
        languageCode: null,
      });
    },
  );

  it('has eight purchase and twelve sales documents', () => {
    const inGroup = (group: string) =>
      english.templates.filter((row) => row.interactionGroupCode === group).length;
    expect(inGroup('PURCHASES')).toBe(8);
    expect(inGroup('SALES')).toBe(12);
  });

  it('names no demo company', () => {
    expect(template('INHOUSE')?.description).toBe('Meeting held at our office');
    expect(JSON.stringify(english)).not.toMatch(/cronus|contoso/i);
  });
});

describe('standard template set-up', () => {
  it('logs e-mail and calls both ways, and no service documents (rule 4.6)', () => {
    expect(english.setup).toMatchObject({
      emails: 'EMAIL',
      outgoingCalls: 'OUTGOING',
      incomingCalls: 'INCOME',
      salesInvoices: 'S_INVOICE',
      purchaseReturnOrderConfirmations: 'P_RT_ORD_C',
      serviceOrdersCreated: null,
      serviceQuotes: null,
    });
  });

  it('is a fresh object every time', () => {
    const mine = standardSetup('en');
    mine.setup.emails = null;
    expect(standardSetup('en').setup.emails).toBe('EMAIL');
  });
});
