/** Where `$lib` is, for the tools that read imports without building. */
const { resolve } = require('node:path');

module.exports = { resolve: { alias: { $lib: resolve('src/lib') } } };
