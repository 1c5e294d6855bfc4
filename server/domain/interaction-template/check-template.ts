import type {
  InteractionTemplate,
  InteractionTemplateChange,
} from '../../contract/interaction-template.ts';
import type { FieldProblem } from '../../contract/problem.ts';

/** The template's values without who wrote them. */
export type TemplateValues = Omit<
  InteractionTemplate,
  'version' | 'createdAt' | 'createdBy' | 'changedAt' | 'changedBy'
>;

export const blankTemplate = {
  unitCost: 0,
  unitDurationMinutes: 0,
  informationFlow: null,
  initiatedBy: null,
  correspondenceType: null,
  ignoreContactCorrespondenceType: false,
  languageCode: null,
  languages: [],
  wizardAction: null,
  campaignNo: null,
  campaignTarget: false,
  campaignResponse: false,
  blocked: false,
} satisfies Partial<TemplateValues>;

const byLanguage = (one: { languageCode: string }, other: { languageCode: string }) =>
  one.languageCode < other.languageCode ? -1 : 1;

/**
 * The template as the change leaves it (docs/domain.md 4.11, 4.12): without its row the default
 * language goes, and with one there is nothing that could be merged.
 */
export const changedTemplate = (
  before: TemplateValues,
  change: InteractionTemplateChange,
): TemplateValues => {
  const after: TemplateValues = { ...before, ...change };
  after.languages = after.languages.toSorted(byLanguage);
  const has = (code: string | null) => after.languages.some((one) => one.languageCode === code);
  if (change.languageCode === undefined && !has(after.languageCode)) after.languageCode = null;
  if (
    change.wizardAction === undefined &&
    after.wizardAction === 'merge' &&
    has(after.languageCode)
  )
    after.wizardAction = null;
  return after;
};

/** What is wrong with a template, all of it. */
export const checkTemplate = (template: TemplateValues): FieldProblem[] => {
  const { languages, languageCode, wizardAction } = template;
  const codes = languages.map((one) => one.languageCode);
  const problems: FieldProblem[] = codes.flatMap((code, at) =>
    codes.indexOf(code) === at
      ? []
      : [
          {
            path: `languages.${at}.languageCode`,
            code: 'duplicate',
            message: `There is a row for the language ${code} already.`,
            value: code,
          },
        ],
  );
  if (languageCode !== null && !codes.includes(languageCode))
    problems.push({
      path: 'languageCode',
      code: 'noLanguageRow',
      message: `The template has no row for the language ${languageCode}. Add one, or choose another default language.`,
      value: languageCode,
    });
  else if (languageCode !== null && wizardAction === 'merge')
    problems.push({
      path: 'wizardAction',
      code: 'nothingToMerge',
      message:
        'The row of the default language has no layout that could be merged. Choose another action.',
    });
  return problems;
};
