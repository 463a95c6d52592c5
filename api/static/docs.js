"use strict";

window.ui = SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#contract",
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  // The badge would ask a server elsewhere.
  validatorUrl: null,
});
