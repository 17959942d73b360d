-- wrk script: each request files another complaint under a new key. In the last second nothing new is sent, so
-- that every complaint the server committed has been acknowledged when wrk stops. Arguments: seconds to send for, and, if wanted, how
-- many each thread sends in a second at most.
-- With HOTLINE_BENCH_MAIL set each has an e-mail address of its own.
-- Each comes from another customer, with another address and phone number: start the server with HOTLINE_TRUSTED_PROXIES=127.0.0.1.
local ffi = require("ffi")
ffi.cdef [[ typedef struct { long s; long ns; } moment; int clock_gettime(int clock, moment *now); ]]
local moment = ffi.new("moment")

local function now()
  ffi.C.clock_gettime(1, moment)
  return tonumber(moment.s) + tonumber(moment.ns) / 1e9
end

local texts = {
  [["description":"五件货只到四件，少了一件，里面是衣服，价值约八百元。","demand":"尽快找回或赔偿","language":"zh"]],
  [["description":"司机态度粗鲁，卸货甩单子，冲我大声嚷嚷，没有骂人，要求道歉。","language":"zh"]],
  [["description":"Carton crushed at one corner, the blender inside works fine. Please be gentler.","language":"en"]],
  [["description":"The cargo sat at your Zhengzhou hub for eight days before moving on.","demand":"explain","language":"en"]],
  [["description":"貨物在轉運中心卡了四天，客戶一直在催，到底什麼時候會到？","language":"zh"]],
}

local branches = { "上海虹桥网点", "郑州金水网点", "广州白云网点", "成都武侯网点", "西安雁塔网点", "武汉江夏网点", "杭州余杭网点", "沈阳铁西网点" }

local mail = os.getenv("HOTLINE_BENCH_MAIL")

local threads = {}
function setup(thread)
  thread:set("id", #threads + 1)
  table.insert(threads, thread)
end

function init(arguments)
  seconds = tonumber(arguments[1] or "10")
  interval = arguments[2] and 1 / tonumber(arguments[2]) or 0
  slot = 0
  sent, acknowledged, refused = 0, 0, 0
  math.randomseed(os.time() * 10 + id)
  customer = math.random(0, 99999999)
  waybills = math.random(1000000, 9999999) * 10000000
  run = string.format("%x-%d-%x", os.time(), id, math.random(0, 0xfffffff))
end

function delay()
  started = started or now()
  slot = math.max(now(), slot + interval)
  return slot - started < seconds and math.ceil((slot - now()) * 1000) or 3600 * 1000
end

function request()
  sent = sent + 1
  local body = string.format(
    '{"channel":"website","complainant":"李娜","phone":"138%08d","waybill":"HD%.0f","branch":"%s","region":"上海",%s%s}',
    (customer + sent) % 100000000, waybills + sent, branches[sent % #branches + 1],
    mail and string.format('"email":"c%.0f@example.org",', waybills + sent) or "", texts[sent % #texts + 1])
  local address = string.format("10.%d.%d.%d", math.random(0, 255), math.random(0, 255), math.random(0, 255))
  return wrk.format("POST", "/api/v1/complaints",
    { ["Content-Type"] = "application/json", ["Idempotency-Key"] = run .. "-" .. sent, ["X-Forwarded-For"] = address }, body)
end

function response(status)
  if status == 201 then
    acknowledged = acknowledged + 1
    last = now()
  else
    refused = refused + 1
  end
end

function done(summary, latency)
  local total, wrong, from, to = 0, 0, math.huge, 0
  for _, thread in ipairs(threads) do
    total = total + thread:get("acknowledged")
    wrong = wrong + thread:get("refused")
    from = math.min(from, thread:get("started"))
    to = math.max(to, thread:get("last"))
  end
  io.write(string.format("acknowledged %d refused %d per-second %.0f p50-ms %.1f p99-ms %.1f\n",
    total, wrong, total / (to - from), latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
