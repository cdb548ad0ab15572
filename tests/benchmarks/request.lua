-- One request, over and over, as the environment says; prints answers a second, p50 and p99 in ms, and errors.
wrk.method = os.getenv("METHOD") or "GET"
wrk.body = os.getenv("BODY")
wrk.headers["Accept"] = "application/json"
if wrk.body then
  wrk.headers["Content-Type"] = "application/json"
end
if os.getenv("TOKEN") then
  wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
end

-- Each order is for one of many products, as it would be: for one alone they would wait for its row in turn.
local products = {}
for product in (os.getenv("PRODUCTS") or ""):gmatch("%S+") do
  products[#products + 1] = product
end

if #products > 0 then
  function request()
    return wrk.format(nil, nil, nil, (wrk.body:gsub("PRODUCT", products[math.random(#products)])))
  end
end

function done(summary, latency)
  local failed = summary.errors
  local errors = failed.connect + failed.read + failed.write + failed.timeout + failed.status
  local answers = (summary.requests - failed.status) / (summary.duration / 1e6)
  io.write(string.format("%.0f,%.1f,%.1f,%d\n", answers, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors))
end
