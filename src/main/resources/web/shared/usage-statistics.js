/** Stands in for Vaadin's reporter: our pages report nothing. */
export const usageStatistics = () => {};
