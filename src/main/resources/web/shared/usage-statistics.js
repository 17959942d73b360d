/** Stands in for Vaadin's reporter: no page of ours reports to anyone. */
export const usageStatistics = () => {};
