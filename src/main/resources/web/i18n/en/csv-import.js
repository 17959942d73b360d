/** The sentences of imports of CSV files in English. The same keys stand in ../zh/csv-import.js; names in braces are filled in. */
export default {
  'csvImport.file': 'Choose a file…',
  'csvImport.take': 'Import',
  'csvImport.tooLong': '{name} is too large. Divide it into several files.',
  'csvImport.read': '{name} is read.',
  'csvImport.readAsGb': '{name} is read as GB18030; please check it.',
  'csvImport.refusedAll': { one: '{n} fault, so nothing was taken:', other: '{n} faults, so nothing was taken:' },
  'csvImport.moreFaults': { one: '1 more is not listed.', other: '{n} more are not listed.' },
  'csvImport.refused.line': 'Line',
  'csvImport.refused.column': 'Column',
  'csvImport.refused.reason': 'Reason',
};
