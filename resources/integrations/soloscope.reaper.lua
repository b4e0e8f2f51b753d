-- @description Soloscope: mark which instrument sounds when in the selected items
-- @author Soloscope
-- @about
--   Analyses the source of every selected item with Soloscope, and makes a region for every stretch in which an
--   instrument sounds, where it sounds in the project. Position, start in source, playback rate, loops and reversed
--   sections of the item are taken into account. One step of undo takes all regions away again.

--[[@engine]]

local TITLE = "Soloscope"

-- Where one region of a source sounds in an item: a list of {start, end} in the project's seconds.
-- item: position, length, start (in the source), rate, loop (length of the source if the item repeats it, else nil),
-- section (start and length of the part of the file that is the source), reversed.
local function places(region, item)
  local onset, offset = region.onset, region.offset
  if item.section then
    onset, offset = onset - item.section.start, offset - item.section.start
    onset, offset = math.max(onset, 0), math.min(offset, item.section.length)
    if offset <= onset then return {} end
    if item.reversed then onset, offset = item.section.length - offset, item.section.length - onset end
  end
  local first, last = 0, 0
  if item.loop and item.loop > 0 then
    first = math.floor(item.start / item.loop)
    last = math.ceil((item.start + item.length * item.rate) / item.loop)
  end
  local found = {}
  for turn = first, last do
    local shift = turn * (item.loop or 0) - item.start
    local from = math.max((onset + shift) / item.rate, 0)
    local to = math.min((offset + shift) / item.rate, item.length)
    if to > from then found[#found + 1] = { item.position + from, item.position + to } end
  end
  return found
end

-- What an item is, in numbers and with the name of its file; or nil and why it cannot be analysed.
local function facts(item)
  local take = reaper.GetActiveTake(item)
  if not take or reaper.TakeIsMIDI(take) then return nil, "it holds no sound" end
  if reaper.GetTakeNumStretchMarkers(take) > 0 then
    return nil, "it has stretch markers; glue it first (Item, Glue items)"
  end
  local source = reaper.GetMediaItemTake_Source(take)
  local _, section_start, section_length, is_reversed = reaper.PCM_Source_GetSectionInfo(source)
  local is_section = reaper.GetMediaSourceType(source, "") == "SECTION"
  local parent = source
  while reaper.GetMediaSourceParent(parent) do parent = reaper.GetMediaSourceParent(parent) end
  local file = reaper.GetMediaSourceFileName(parent, "")
  if not file or file == "" then return nil, "its sound is in no file" end
  local length = reaper.GetMediaSourceLength(source)
  return {
    file = file,
    position = reaper.GetMediaItemInfo_Value(item, "D_POSITION"),
    length = reaper.GetMediaItemInfo_Value(item, "D_LENGTH"),
    start = reaper.GetMediaItemTakeInfo_Value(take, "D_STARTOFFS"),
    rate = reaper.GetMediaItemTakeInfo_Value(take, "D_PLAYRATE"),
    loop = reaper.GetMediaItemInfo_Value(item, "B_LOOPSRC") == 1 and length or nil,
    section = is_section and { start = section_start, length = section_length } or nil,
    reversed = is_section and is_reversed or false,
  }
end

local function tell(words) reaper.ShowMessageBox(words, TITLE, 0) end

-- Start a job without waiting for it and, on Windows, without a console window.
local function start(job)
  if soloscope.on_windows then
    reaper.ExecProcess('cmd.exe /C "' .. job.script .. '"', -2)
  else
    soloscope.start(job)
  end
end

-- Make the regions of all items in one step of undo; return how many.
local function mark(items, regions_of)
  local all = {}
  for _, regions in pairs(regions_of) do
    for _, region in ipairs(regions) do all[#all + 1] = region end
  end
  local colours = soloscope.colours(all)
  local made = 0
  reaper.Undo_BeginBlock()
  reaper.PreventUIRefresh(1)
  for _, item in ipairs(items) do
    for _, region in ipairs(regions_of[item.file] or {}) do
      local colour = colours[region.instrument]
      local native = reaper.ColorToNative(colour >> 16, colour >> 8 & 255, colour & 255) | 0x1000000
      for _, place in ipairs(places(region, item)) do
        reaper.AddProjectMarker2(0, true, place[1], place[2], soloscope.label(region), -1, native)
        made = made + 1
      end
    end
  end
  reaper.PreventUIRefresh(-1)
  reaper.Undo_EndBlock("Soloscope: mark instruments", -1)
  reaper.UpdateTimeline()
  return made
end

local function main()
  local items, files, refused = {}, {}, {}
  for number = 0, reaper.CountSelectedMediaItems(0) - 1 do
    local item, reason = facts(reaper.GetSelectedMediaItem(0, number))
    if item then
      items[#items + 1] = item
      if not files[item.file] then
        files[item.file] = true
        files[#files + 1] = item.file
      end
    else
      refused[#refused + 1] = "Selected item " .. (number + 1) .. " was left out: " .. reason .. "."
    end
  end
  if #items == 0 then
    return tell(#refused > 0 and table.concat(refused, "\n") or "Select an item with sound first, then run Soloscope again.")
  end
  local folder = reaper.GetResourcePath() .. "/Data"
  reaper.RecursiveCreateDirectory(folder, 0)
  local regions_of, failures, number = {}, {}, 0

  local function finish()
    local words = {}
    if next(regions_of) then
      local made = mark(items, regions_of)
      words[1] = made == 0 and "No instrument was found in the selected items." or nil
    end
    for _, list in ipairs({ failures, refused }) do
      for _, sentence in ipairs(list) do words[#words + 1] = sentence end
    end
    if #words > 0 then tell(table.concat(words, "\n")) end
  end

  -- One file after another; REAPER stays usable, since nothing here waits.
  local function next_file()
    number = number + 1
    local file = files[number]
    if not file then return finish() end
    local job, reason = soloscope.job(file, folder .. "/soloscope-" .. os.time() .. "-" .. number)
    if not job then
      failures[#failures + 1] = reason
      return next_file()
    end
    start(job)
    local function look()
      local _, ended = soloscope.progress(job)
      if not ended then return reaper.defer(look) end
      local regions, why_not = soloscope.found(job)
      if regions then regions_of[file] = regions else failures[#failures + 1] = why_not end
      return next_file()
    end
    look()
  end

  next_file()
end

main()
