/**
 * The one PostgreSQL behind everything: started here when none is configured, checked, migrated, backed up, and reached
 * through pools that say no in time. Knows nothing of complaints, except how many a backup holds.
 */
@org.jspecify.annotations.NullMarked
package hotline.database;
