SwaggerUIBundle({
  url: "/api/v1/openapi.yaml",
  dom_id: "#api",
  deepLinking: true,
  persistAuthorization: false,
  // No page of ours asks others; the validator badge would send them the contract's address.
  validatorUrl: null,
});
