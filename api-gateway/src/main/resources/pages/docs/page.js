// Shows the services' descriptions as the one API that their callers see, and keeps whoever signs in signed in.
const services = ['user-service', 'product-service', 'order-service'];
const state = document.getElementById('state');

function gathered(descriptions) {
  const api = { openapi: descriptions[0].openapi, info: { title: 'Paved Road', version: '1' },
    tags: descriptions.map(({ info }) => ({ name: info.title, description: info.description })),
    paths: {}, components: {} };
  for (const { paths, components } of descriptions) {
    Object.assign(api.paths, paths);
    for (const [kind, parts] of Object.entries(components)) {
      api.components[kind] = Object.assign(api.components[kind] ?? {}, parts);
    }
  }
  return api;
}

function show(api) {
  const ui = SwaggerUIBundle({
    dom_id: '#api',
    spec: api,
    deepLinking: true,
    validatorUrl: null,
    responseInterceptor: (response) => {
      if (response.ok && /\/api\/users\/tokens(\/refresh)?$/.test(response.url)) {
        ui.preauthorizeApiKey('accessToken', JSON.parse(response.text).accessToken);
        state.textContent = 'You are signed in.';
      }
      return response;
    },
  });
  state.textContent = 'You are not signed in.';
}

function described(service) {
  return fetch(`/docs/${service}/openapi.json`)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${service} is not described`))));
}

Promise.all(services.map(described))
  .then((descriptions) => show(gathered(descriptions)))
  .catch((failure) => { state.textContent = `The API cannot be shown: ${failure.message}`; });
