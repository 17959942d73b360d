/**
 * The way to the one PostgreSQL: pools with limits, the retry, migrations, the database's clock. Tables and rows of
 * a feature are its own store's affair.
 */
@NullMarked
package hotline.database;

import org.jspecify.annotations.NullMarked;
