// Shows the services' descriptions as the one API that their callers see, and keeps whoever signs in signed in.
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

function json(address) {
  return fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${address} is missing`))));
}

function described(service) {
  const address = `/docs/${service}/openapi.json`;
  const link = document.createElement('a');
  link.href = address;
  link.textContent = service;
  document.getElementById('descriptions').append(' ', link);
  return json(address);
}

json('/docs/services.json')
  .then((services) => Promise.all(services.map(described)))
  .then((descriptions) => show(gathered(descriptions)))
  .catch((failure) => { state.textContent = `The API cannot be shown: ${failure.message}`; });
