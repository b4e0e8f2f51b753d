ardour {
  ["type"] = "EditorAction",
  name = "Soloscope: mark instruments",
  author = "Soloscope",
  license = "Apache-2.0",
  description = [[
Finds out with Soloscope which instrument sounds when in the selected audio regions, or in all of the session if none
is selected, and makes a range marker for every stretch, where it sounds in the session.
]]
}

function factory () return function ()

--[[@engine]]

local TITLE = "Soloscope"

local function tell (words)
  if LuaDialog then
    LuaDialog.Message (TITLE, words, LuaDialog.MessageType.Info, LuaDialog.ButtonType.Close):run ()
  else
    print (words)
  end
end

-- The audio regions to work on: those selected in the editor, else all on the session's tracks.
local function chosen_regions ()
  local chosen = {}
  local function take (region)
    if not region:isnil () and not region:to_audioregion ():isnil () and not region:muted () then
      chosen[#chosen + 1] = region
    end
  end
  if Editor then
    for region in Editor:get_selection ().regions:regionlist ():iter () do take (region) end
  end
  if #chosen == 0 then
    for route in Session:get_tracks ():iter () do
      local track = route:to_track ()
      if not track:isnil () and not track:to_audio_track ():isnil () and not track:playlist ():isnil () then
        for region in track:playlist ():region_list ():iter () do take (region) end
      end
    end
  end
  return chosen
end

-- What a region is, in samples, with the files of its channels; nil if its sound is in none.
local function facts (region)
  local audio = region:to_audioregion ()
  local files = {}
  for channel = 0, audio:n_channels () - 1 do
    local source = region:source (channel):to_filesource ()
    if source:isnil () or source:path () == "" then return nil end
    files[#files + 1] = source:path ()
  end
  if #files == 0 then return nil end
  return {
    -- Ardour keeps a channel in a file; where an instrument sounds, the first tells of a stereo recording.
    file = files[1],
    position = region:position ():samples (),
    start = region:start ():samples (),
    length = region:length ():samples (),
  }
end

-- Where in the session a stretch of a region's file sounds, in samples; nil if the region does not hold it.
local function place (found, item)
  local rate = Session:sample_rate ()
  local from = math.max (math.floor (found.onset * rate + 0.5) - item.start, 0)
  local to = math.min (math.floor (found.offset * rate + 0.5) - item.start, item.length)
  if to <= from then return nil end
  return item.position + from, item.position + to
end

-- Wait for a job while the user may cancel; return whether it ended by itself.
local function wait_for (job, name)
  local window = LuaDialog and LuaDialog.ProgressWindow and LuaDialog.ProgressWindow (TITLE, true)
  while true do
    local share, ended = soloscope.progress (job)
    if ended then break end
    if window then
      window:progress (share, "Analysing " .. name)
      if window:canceled () then
        window:done ()
        soloscope.cancel (job)
        return false
      end
    end
    ARDOUR.LuaAPI.usleep (100000)
  end
  if window then window:done () end
  return true
end

local items, files, words = {}, {}, {}
for _, region in ipairs (chosen_regions ()) do
  local item = facts (region)
  if item then
    items[#items + 1] = item
    if not files[item.file] then
      files[item.file] = true
      files[#files + 1] = item.file
    end
  else
    words[#words + 1] = "The region “" .. region:name () .. "” was left out: its sound is in no file."
  end
end
if #items == 0 and #words == 0 then
  tell ("There is no audio region in this session; record or import something first.")
  return
end

local found_in = {}
for _, file in ipairs (files) do
  local base = os.tmpname ()
  local job, reason = soloscope.job (file, base)
  if job then
    job.base = base
    soloscope.start (job)
    local name = file:match ("[^/]*$")
    if not wait_for (job, name) then
      tell ("Cancelled; no marker was made.")
      return
    end
    found_in[file], reason = soloscope.found (job)
  end
  if not found_in[file] then words[#words + 1] = reason end
end

local made = 0
for _, item in ipairs (items) do
  for _, found in ipairs (found_in[item.file] or {}) do
    local from, to = place (found, item)
    if from then
      local range = Session:locations ():add_range (Temporal.timepos_t (from), Temporal.timepos_t (to))
      range:set_name (soloscope.label (found))
      made = made + 1
    end
  end
end
if #words > 0 then
  tell (table.concat (words, "\n"))
elseif made == 0 then
  tell ("No instrument was found.")
end

end end
