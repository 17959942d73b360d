/** 导入 CSV 文件的中文句子。英文在 ../en/csv-import.js，键相同；花括号里的名字会被填入。 */
export default {
  'csvImport.file': '选择文件…',
  'csvImport.take': '导入',
  'csvImport.tooLong': '{name} 太大，请分成几个文件。',
  'csvImport.read': '已读取 {name}。',
  'csvImport.readAsGb': '已按 GB18030 读取 {name}，请核对。',
  'csvImport.refusedAll': { other: '有 {n} 处错误，没有导入：' },
  'csvImport.moreFaults': { other: '另有 {n} 处错误未列出。' },
  'csvImport.refused.line': '行',
  'csvImport.refused.column': '列',
  'csvImport.refused.reason': '原因',
};
