/** Dependencies point one way; each rule says what to do instead. */
const rule = (name, comment, from, to) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to,
});

const only = (name, comment, folder, allowed) =>
  rule(name, comment, folder, { pathNot: [...allowed, folder] });

const packages = (...names) => names.map((name) => `^node_modules/(?:@types/)?${name}(?:/|$)`);

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Move what both need into a file of its own.',
      from: {},
      to: { circular: true },
    },
    only(
      'contract-is-alone',
      'The contract crosses the wire: it knows zod only.',
      '^server/contract/',
      packages('zod'),
    ),
    only(
      'domain-is-pure',
      'Rules know the contract and parsing libraries; storage and HTTP come to them.',
      '^server/domain/',
      [
        '^server/contract/',
        ...packages('punycode', 'libphonenumber-js', 'tldts', 'email-providers'),
        '^file-type$',
      ],
    ),
    only(
      'storage-knows-domain',
      'Storage implements the ports of the domain.',
      '^server/storage/',
      [
        '^server/(?:domain|contract)/',
        ...packages('kysely', 'mssql'),
        '^node:',
        '^(?:crypto|fs|os|path|timers/promises|worker_threads)$',
        'sqlite',
      ],
    ),
    only(
      'integrations-know-domain',
      'An integration implements a port of the domain; start hands it in.',
      '^server/integrations/',
      ['^server/(?:domain|contract)/', '^node:', '^(?:events|net)$'],
    ),
    rule(
      'http-gets-its-stores',
      'HTTP takes its stores from main, by the ports of the domain.',
      '^server/http/',
      {
        path: '^server/(?:storage|integrations)/|^addin/',
      },
    ),
    {
      name: 'mssql-in-one-place',
      severity: 'error',
      comment: 'All that is SQL Server stands in storage/sqlserver.',
      from: { pathNot: '^server/storage/sqlserver/' },
      to: { path: '^node_modules/mssql/' },
    },
    {
      name: 'sqlite-in-one-place',
      severity: 'error',
      comment: 'All that is SQLite stands in storage/sqlite.',
      from: { pathNot: '^server/storage/sqlite/' },
      to: { path: '^(?:node:)?sqlite$' },
    },
    {
      name: 'express-in-one-place',
      severity: 'error',
      comment: 'Express stands in http.',
      from: { pathNot: '^server/http/' },
      to: { path: '^node_modules/(?:@types/)?express/' },
    },
    {
      name: 'teams-js-in-one-place',
      severity: 'error',
      comment: 'Ask the host by addin/ui’s Host; only addin/teams talks to Teams.',
      from: { pathNot: '^addin/teams/' },
      to: { path: '^node_modules/@microsoft/teams-js/' },
    },
    rule(
      'pages-know-no-server',
      'Pages share the contract and the rules, nothing else of the server.',
      '^addin/',
      {
        path: '^server/(?:http|storage|integrations|[^/]+\\.ts$)',
      },
    ),
    rule('ui-knows-no-feature', 'The shell is below the features.', '^addin/ui/', {
      path: '^addin/(?:outlook|teams|sandbox|attachment|interaction|contact|contact-import|template|capture|postponed|setup|statistics)/',
    }),
    rule(
      'features-know-no-host',
      'Features run in every host.',
      '^addin/(?:attachment|interaction|contact|contact-import|template|capture|postponed|setup|statistics)/',
      {
        path: '^addin/(?:outlook|teams|sandbox)/',
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
