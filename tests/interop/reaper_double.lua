-- Stands in for REAPER: the functions that Soloscope's script calls, over a project that a test describes.
-- Arguments: the script, and a Lua file that returns {items = {...}, resources = folder}. It prints what is done, a line
-- of tab-separated fields each.
local script, project = arg[1], dofile(arg[2])

local function say(...)
  local fields = { ... }
  for number, field in ipairs(fields) do
    fields[number] = tostring(field):gsub("\\", "\\\\"):gsub("\n", "\\n"):gsub("\t", "\\t")
  end
  print(table.concat(fields, "\t"))
end

local waiting = {}

-- As in REAPER: a function that is not there is an error, not nil.
reaper = setmetatable({}, { __index = function(_, name) error("REAPER has no function " .. name) end })

function reaper.CountSelectedMediaItems(proj) assert(proj == 0) return #project.items end
function reaper.GetSelectedMediaItem(proj, number) assert(proj == 0) return project.items[number + 1] end
function reaper.GetActiveTake(item) return item.take end
function reaper.TakeIsMIDI(take) return take.midi == true end
function reaper.GetTakeNumStretchMarkers(take) return take.stretch_markers or 0 end
function reaper.GetMediaItemTake_Source(take) return take.source end
function reaper.GetMediaSourceParent(source) return source.parent end
function reaper.GetMediaSourceType(source, buffer) assert(buffer == "") return source.parent and "SECTION" or "WAVE" end
function reaper.GetMediaSourceFileName(source, buffer) assert(buffer == "") return source.parent and "" or source.file end
function reaper.GetMediaSourceLength(source) return source.length, false end
function reaper.PCM_Source_GetSectionInfo(source)
  if not source.parent then return false, 0, source.length, false end
  return true, source.offset, source.length, source.reversed == true
end
function reaper.GetMediaItemInfo_Value(item, name)
  local values = { D_POSITION = item.position, D_LENGTH = item.length, B_LOOPSRC = item.loop and 1 or 0 }
  return values[name] + 0.0
end
function reaper.GetMediaItemTakeInfo_Value(take, name)
  return ({ D_STARTOFFS = take.start or 0, D_PLAYRATE = take.rate or 1 })[name] + 0.0
end
function reaper.ShowMessageBox(words, title, kind) assert(kind == 0) say("message", title, words) return 1 end
function reaper.GetResourcePath() return project.resources end
function reaper.RecursiveCreateDirectory(path, ignored) os.execute("mkdir -p '" .. path:gsub("'", "'\\''") .. "'") return 1 end
function reaper.ColorToNative(red, green, blue) return blue << 16 | green << 8 | red end
function reaper.AddProjectMarker2(proj, is_region, from, to, name, wanted, colour)
  assert(proj == 0 and is_region == true and wanted == -1 and colour & 0x1000000 ~= 0)
  say("region", string.format("%.4f", from), string.format("%.4f", to), name, string.format("%06x", colour & 0xffffff))
  return 0
end
function reaper.Undo_BeginBlock() say("undo begins") end
function reaper.Undo_EndBlock(name, flags) assert(flags == -1) say("undo ends", name) end
function reaper.PreventUIRefresh(change) say("refresh", change) end
function reaper.UpdateTimeline() say("timeline") end
function reaper.defer(call) waiting[#waiting + 1] = call end

dofile(script)
local deadline = os.time() + 120
while #waiting > 0 do
  assert(os.time() < deadline, "the script never ends")
  local calls = waiting
  waiting = {}
  for _, call in ipairs(calls) do call() end
  os.execute("sleep 0.05")
end
