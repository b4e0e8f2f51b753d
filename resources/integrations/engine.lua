-- Runs Soloscope on a recording and reads what it found; shared by the scripts for REAPER and Ardour.
-- The name of a recording reaches no shell: it travels in a run file, and the shell sees only the program and files
-- that are named here.
local soloscope = {}

-- The program and its first arguments; Soloscope fills this in when it installs the script.
soloscope.command = { --[[@command]] "soloscope" }

soloscope.on_windows = os.getenv("OS") == "Windows_NT"

-- Okabe-Ito's colours, as in Soloscope's window, by instrument in the order of the alphabet.
local COLOURS = { 0xE69F00, 0x56B4E9, 0x009E73, 0xF5C710, 0x0072B2, 0xD55E00, 0xCC79A7, 0x999999 }

-- Return a text as a string of JSON. Bytes that are no UTF-8 become what Python makes of such names.
function soloscope.json_string(text)
  local valid = utf8 == nil or utf8.len(text) ~= nil
  local escaped = text:gsub('[%c"\\]', function(c) return string.format("\\u%04x", c:byte()) end)
  if not valid then
    escaped = escaped:gsub("[\128-\255]", function(c) return string.format("\\udc%02x", c:byte()) end)
  end
  return '"' .. escaped .. '"'
end

-- Return a text as one word of the shell, whatever it holds.
function soloscope.shell_word(text)
  if soloscope.on_windows then
    -- In a batch file a percent sign is doubled; a file name of Windows holds no quotes.
    return '"' .. text:gsub("%%", "%%%%"):gsub('"', "") .. '"'
  end
  return "'" .. text:gsub("'", "'\\''") .. "'"
end

local function shell_line(words)
  local quoted = {}
  for number, word in ipairs(words) do quoted[number] = soloscope.shell_word(word) end
  return table.concat(quoted, " ")
end

local function written(path, text)
  local file, reason = io.open(path, "wb")
  if not file then return nil, reason end
  file:write(text)
  file:close()
  return true
end

local function content(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

-- Prepare the analysis of a recording; `base` is the beginning of the names of all its files.
-- Return the job, or nil and why not.
function soloscope.job(recording, base)
  local job = {
    run = base .. ".run.json",
    regions = base .. ".regions.csv",
    log = base .. ".log",
    code = base .. ".code",
    number = base .. ".number",
    script = base .. (soloscope.on_windows and ".bat" or ".sh"),
  }
  soloscope.clean(job)
  local run = string.format(
    '{"kind": "soloscope run", "version": 1, "settings": {}, "recordings": [{"path": %s, "output": %s}]}\n',
    soloscope.json_string(recording), soloscope.json_string(job.regions))
  local words = {}
  for number, word in ipairs(soloscope.command) do words[number] = word end
  for _, word in ipairs({ "analyze", "--params", job.run, "--json-progress" }) do words[#words + 1] = word end
  local line, script = shell_line(words), nil
  local log, code = soloscope.shell_word(job.log), soloscope.shell_word(job.code)
  local part = soloscope.shell_word(job.code .. ".part")
  -- The code appears whole or not at all.
  if soloscope.on_windows then
    script = table.concat({
      "@echo off", "chcp 65001 >nul", line .. " 2>" .. log, "echo %errorlevel% >" .. part, "move /Y " .. part .. " " .. code .. " >nul", "",
    }, "\r\n")
  else
    local number = soloscope.shell_word(job.number)
    script = table.concat({
      line .. " </dev/null 2>" .. log .. " &", "echo $! >" .. number, "wait $!", "code=$?",
      -- Cancelled: nobody reads the code.
      "[ $code -eq 143 ] && exit", "echo $code >" .. part, "mv " .. part .. " " .. code, "",
    }, "\n")
  end
  for path, text in pairs({ [job.run] = run, [job.script] = script }) do
    local done, reason = written(path, text)
    if not done then return nil, "A temporary file cannot be written: " .. tostring(reason) end
  end
  return job
end

-- Start a job without waiting for it.
function soloscope.start(job)
  local script = soloscope.shell_word(job.script)
  if soloscope.on_windows then
    os.execute('start "" /B cmd /C ' .. script)
  else
    os.execute("/bin/sh " .. script .. " >/dev/null 2>&1 &")
  end
end

-- End a job that runs (Linux and macOS), and remove its files.
function soloscope.cancel(job)
  local number = (content(job.number) or ""):match("%d+")
  if number and not soloscope.on_windows then
    os.execute("kill " .. number .. " 2>/dev/null")
  end
  soloscope.clean(job)
end

-- How far a job is: its share from 0 to 1, and whether it has ended.
function soloscope.progress(job)
  if content(job.code) then return 1, true end
  local share = 0
  for number in (content(job.log) or ""):gmatch('"share": ([%d.]+)') do share = tonumber(number) or share end
  return share, false
end

-- What a job that has ended found: a list of regions, or nil and why not.
function soloscope.found(job)
  local code = tonumber((content(job.code) or ""):match("%d+"))
  local csv = content(job.regions)
  local log = content(job.log) or ""
  soloscope.clean(job)
  if code == 0 and csv then return soloscope.read_regions(csv) end
  if code == 127 or code == 9009 then
    return nil, "The program “" .. soloscope.command[1] .. "” was not found. Install this script again from Soloscope: Help, Integrations."
  end
  local said = log:match('"error": "(.-[^\\])"')
  if said then
    said = said:gsub("\\u(%x%x%x%x)", function(hex) return utf8 and utf8.char(tonumber(hex, 16)) or "?" end)
    return nil, (said:gsub('\\(["\\/])', "%1"))
  end
  local last = log:match("([^\r\n]+)%s*$")
  return nil, "Soloscope could not analyse it" .. (last and (": " .. last) or ".")
end

-- Remove all files of a job.
function soloscope.clean(job)
  for _, path in pairs(job) do os.remove(path) end
end

-- Read one line of CSV from a position; return its fields and the next position.
local function fields_at(text, position)
  local fields = {}
  while true do
    local field
    if text:sub(position, position) == '"' then
      local ending = position + 1
      while true do
        ending = text:find('"', ending, true)
        if not ending then return nil end
        if text:sub(ending + 1, ending + 1) ~= '"' then break end
        ending = ending + 2
      end
      field = text:sub(position + 1, ending - 1):gsub('""', '"')
      position = ending + 1
    else
      local ending = text:find("[,\n]", position) or #text + 1
      field = text:sub(position, ending - 1)
      position = ending
    end
    fields[#fields + 1] = field
    local mark = text:sub(position, position)
    position = position + 1
    if mark ~= "," then return fields, position end
  end
end

-- Return the regions of a table that `soloscope analyze` wrote: instrument, onset, offset, mean, solo, colour.
function soloscope.read_regions(csv)
  local names, position = fields_at(csv, 1)
  local regions = {}
  while names and position <= #csv do
    local fields
    fields, position = fields_at(csv, position)
    if not fields then return nil, "Soloscope’s table of regions is damaged." end
    local row = {}
    for number, name in ipairs(names) do row[name] = fields[number] end
    local onset, offset = tonumber(row.start_s), tonumber(row.end_s)
    if not (row.instrument and onset and offset) then return nil, "Soloscope’s table of regions is damaged." end
    regions[#regions + 1] = {
      -- An apostrophe keeps spreadsheets from taking a name for a formula.
      instrument = row.instrument:gsub("^'('*[=+%-@\t\r])", "%1"),
      onset = onset, offset = offset, mean = tonumber(row.mean), solo = row.solo or "",
    }
  end
  return regions
end

-- The name of a region as a marker carries it: “clarinet 0.91”, “clarinet 0.91 solo”.
function soloscope.label(region)
  local label = region.instrument
  if region.mean then label = label .. string.format(" %.2f", region.mean) end
  if region.solo ~= "" then label = label .. " solo" end
  return label
end

-- Give each instrument a colour, 0xRRGGBB, in the order of the alphabet.
function soloscope.colours(regions)
  local names, seen, colours = {}, {}, {}
  for _, region in ipairs(regions) do
    if not seen[region.instrument] then
      seen[region.instrument] = true
      names[#names + 1] = region.instrument
    end
  end
  table.sort(names)
  for number, name in ipairs(names) do colours[name] = COLOURS[(number - 1) % #COLOURS + 1] end
  return colours
end
