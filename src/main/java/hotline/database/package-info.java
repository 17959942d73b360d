/**
 * Access to the one PostgreSQL: pools with limits, the retry, migrations, the database's clock. Tables and rows of a
 * feature stay in the feature's store.
 */
@NullMarked
package hotline.database;

import org.jspecify.annotations.NullMarked;
