<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AudacityDesk</name>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tracks</source>
        <translation>
            <numerusform>%Ln new track</numerusform>
            <numerusform>%Ln new tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AudacityDialog</name>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tracks</source>
        <translation>
            <numerusform>%Ln new track</numerusform>
            <numerusform>%Ln new tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln region</numerusform>
            <numerusform>%Ln regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchDesk</name>
    <message numerus="yes">
        <source>A batch was interrupted; %Ln recording(s) are left.</source>
        <translation>
            <numerusform>A batch was interrupted; %Ln recording is left.</numerusform>
            <numerusform>A batch was interrupted; %Ln recordings are left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Batch interrupted: %Ln left</source>
        <translation>
            <numerusform>Batch interrupted: %Ln left</numerusform>
            <numerusform>Batch interrupted: %Ln left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchRunner</name>
    <message numerus="yes">
        <source>%Ln could not be; select one to read why.</source>
        <translation>
            <numerusform>%Ln could not be; select one to read why.</numerusform>
            <numerusform>%Ln could not be; select one to read why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) done</source>
        <translation>
            <numerusform>%Ln recording done</numerusform>
            <numerusform>%Ln recordings done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) exported as {format}.</source>
        <translation>
            <numerusform>%Ln recording exported as {format}.</numerusform>
            <numerusform>%Ln recordings exported as {format}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last batch was interrupted; %Ln recording(s) are left.</source>
        <translation>
            <numerusform>The last batch was interrupted; %Ln recording is left.</numerusform>
            <numerusform>The last batch was interrupted; %Ln recordings are left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln further recording(s)</source>
        <translation>
            <numerusform>and %Ln further recording</numerusform>
            <numerusform>and %Ln further recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChannelBars</name>
    <message numerus="yes">
        <source>%Ln channels, mean {mean}</source>
        <translation>
            <numerusform>%Ln channel, mean {mean}</numerusform>
            <numerusform>%Ln channels, mean {mean}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln region</numerusform>
            <numerusform>%Ln regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message numerus="yes">
        <source>%Ln dropped file(s) were left out.</source>
        <translation>
            <numerusform>%Ln dropped file was left out.</numerusform>
            <numerusform>%Ln dropped files were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message numerus="yes">
        <source>Mostly {band}, over %Ln windows.</source>
        <translation>
            <numerusform>Mostly {band}, over %Ln window.</numerusform>
            <numerusform>Mostly {band}, over %Ln windows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln strongest cells of each window, turned down together, take it from {before} to {after} only.</source>
        <translation>
            <numerusform>The strongest cell of each window, turned down, takes it from {before} to {after} only.</numerusform>
            <numerusform>The %Ln strongest cells of each window, turned down together, take it from {before} to {after} only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln strongest cells of each window, turned down together, take it from {before} to {after}.</source>
        <translation>
            <numerusform>The strongest cell of each window, turned down, takes it from {before} to {after}.</numerusform>
            <numerusform>The %Ln strongest cells of each window, turned down together, take it from {before} to {after}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln strongest cells, turned down together, take it from {before} to {after} only.</source>
        <translation>
            <numerusform>The strongest cell, turned down, takes it from {before} to {after} only.</numerusform>
            <numerusform>The %Ln strongest cells, turned down together, take it from {before} to {after} only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln strongest cells, turned down together, take it from {before} to {after}.</source>
        <translation>
            <numerusform>The strongest cell, turned down, takes it from {before} to {after}.</numerusform>
            <numerusform>The %Ln strongest cells, turned down together, take it from {before} to {after}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>
… %Ln more lines</source>
        <translation>
            <numerusform>
… %Ln more line</numerusform>
            <numerusform>
… %Ln more lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln before the start of the timeline are cut off.</source>
        <translation>
            <numerusform>%Ln before the start of the timeline is cut off.</numerusform>
            <numerusform>%Ln before the start of the timeline are cut off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files exist already and will be replaced: {names}.</source>
        <translation>
            <numerusform>%Ln file exists already and will be replaced: {names}.</numerusform>
            <numerusform>%Ln files exist already and will be replaced: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln markers have no place in this format.</source>
        <translation>
            <numerusform>%Ln marker has no place in this format.</numerusform>
            <numerusform>%Ln markers have no place in this format.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A copy of {name} with %Ln cue points:</source>
        <translation>
            <numerusform>A copy of {name} with %Ln cue point:</numerusform>
            <numerusform>A copy of {name} with %Ln cue points:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A file that is no text, %Ln bytes, with:</source>
        <translation>
            <numerusform>A file that is no text, %Ln byte, with:</numerusform>
            <numerusform>A file that is no text, %Ln bytes, with:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message numerus="yes">
        <source>%Ln instruments</source>
        <translation>
            <numerusform>%Ln instrument</numerusform>
            <numerusform>%Ln instruments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindSolosPanel</name>
    <message numerus="yes">
        <source>%Ln instruments</source>
        <translation>
            <numerusform>%Ln instrument</numerusform>
            <numerusform>%Ln instruments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln results, {duration}</source>
        <translation>
            <numerusform>%Ln result, {duration}</numerusform>
            <numerusform>%Ln results, {duration}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message numerus="yes">
        <source>%Ln markers</source>
        <translation>
            <numerusform>%Ln marker</numerusform>
            <numerusform>%Ln markers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln region</numerusform>
            <numerusform>%Ln regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%Ln other names</source>
        <translation>
            <numerusform>%Ln other name</numerusform>
            <numerusform>%Ln other names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring in %Ln &amp;markers, too</source>
        <translation>
            <numerusform>Bring in %Ln &amp;marker, too</numerusform>
            <numerusform>Bring in %Ln &amp;markers, too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message numerus="yes">
        <source>%Ln behind the end left out</source>
        <translation>
            <numerusform>%Ln behind the end left out</numerusform>
            <numerusform>%Ln behind the end left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cut at the end of the recording</source>
        <translation>
            <numerusform>%Ln cut at the end of the recording</numerusform>
            <numerusform>%Ln cut at the end of the recording</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln joined with one that overlaps</source>
        <translation>
            <numerusform>%Ln joined with one that overlaps</numerusform>
            <numerusform>%Ln joined with one that overlaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln markers come in</source>
        <translation>
            <numerusform>%Ln marker comes in</numerusform>
            <numerusform>%Ln markers come in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln markers stood there already</source>
        <translation>
            <numerusform>%Ln marker stood there already</numerusform>
            <numerusform>%Ln markers stood there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of unknown instruments left out</source>
        <translation>
            <numerusform>%Ln of an unknown instrument left out</numerusform>
            <numerusform>%Ln of unknown instruments left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions come in</source>
        <translation>
            <numerusform>%Ln region comes in</numerusform>
            <numerusform>%Ln regions come in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a length left out</source>
        <translation>
            <numerusform>%Ln without a length left out</numerusform>
            <numerusform>%Ln without a length left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaneColumn</name>
    <message numerus="yes">
        <source>%Ln regions, {duration}</source>
        <translation>
            <numerusform>%Ln region, {duration}</numerusform>
            <numerusform>%Ln regions, {duration}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message numerus="yes">
        <source>%Ln solos</source>
        <translation>
            <numerusform>%Ln solo</numerusform>
            <numerusform>%Ln solos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueKeeper</name>
    <message numerus="yes">
        <source>%Ln further folder(s) could not be read either.</source>
        <translation>
            <numerusform>%Ln further folder could not be read either.</numerusform>
            <numerusform>%Ln further folders could not be read either.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message numerus="yes">
        <source>%Ln corrections</source>
        <translation>
            <numerusform>%Ln correction</numerusform>
            <numerusform>%Ln corrections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln markers</source>
        <translation>
            <numerusform>%Ln marker</numerusform>
            <numerusform>%Ln markers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegionExport</name>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln rejected</numerusform>
            <numerusform>%Ln rejected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegionsTable</name>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln region</numerusform>
            <numerusform>%Ln regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln regions</source>
        <translation>
            <numerusform>{shown} of %Ln region</numerusform>
            <numerusform>{shown} of %Ln regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message numerus="yes">
        <source>Give %Ln changed commands the keys they came with?</source>
        <translation>
            <numerusform>Give %Ln changed command the keys it came with?</numerusform>
            <numerusform>Give %Ln changed commands the keys they came with?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SoloAudioDesk</name>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files in “{folder}” are whole and stay.</source>
        <translation>
            <numerusform>%Ln file in “{folder}” is whole and stays.</numerusform>
            <numerusform>%Ln files in “{folder}” are whole and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled; %Ln files in “{folder}” are whole and stay.</source>
        <translation>
            <numerusform>Cancelled; %Ln file in “{folder}” is whole and stays.</numerusform>
            <numerusform>Cancelled; %Ln files in “{folder}” are whole and stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SoloAudioDialog</name>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message numerus="yes">
        <source>%Ln markers</source>
        <translation>
            <numerusform>%Ln marker</numerusform>
            <numerusform>%Ln markers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln region</numerusform>
            <numerusform>%Ln regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln solos</source>
        <translation>
            <numerusform>%Ln solo</numerusform>
            <numerusform>%Ln solos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%Ln featured</source>
        <translation>
            <numerusform>%Ln featured</numerusform>
            <numerusform>%Ln featured</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln region</numerusform>
            <numerusform>%Ln regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln solos</source>
        <translation>
            <numerusform>%Ln solo</numerusform>
            <numerusform>%Ln solos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln instruments</source>
        <translation>
            <numerusform>of %Ln instrument</numerusform>
            <numerusform>of %Ln instruments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message numerus="yes">
        <source>about %Ln minutes left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln seconds left</source>
        <translation>
            <numerusform>about %Ln second left</numerusform>
            <numerusform>about %Ln seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%Ln channels</source>
        <translation>
            <numerusform>%Ln channel</numerusform>
            <numerusform>%Ln channels</numerusform>
        </translation>
    </message>
</context>
</TS>
