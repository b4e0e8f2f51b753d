<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&lt;h2&gt;Soloscope {version}&lt;/h2&gt;&lt;p&gt;Shows which instrument sounds when in a recording, finds the solos and exports the timeline.&lt;/p&gt;&lt;p&gt;Apache License 2.0. Uses Qt and PySide6 (LGPL 3), PyTorch and NumPy (BSD), FFmpeg (LGPL) through PyAV, libsndfile (LGPL), PortAudio (MIT).&lt;/p&gt;&lt;p&gt;Qt {qt}&lt;br&gt;Log file: {log}&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Soloscope</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>  or  </source>
        <comment>between two keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo recording is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnalysisStatus</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share}, {remaining}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>The picture cannot be written to {path}; choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttentionPanel</name>
    <message>
        <source>Height gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the attention layers do in the window at the playhead appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window {start} to {end}. Gates are model gain: they depend on the sound, not on an instrument.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AudioOutput</name>
    <message>
        <source>No audio device was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audio device could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audio device could not be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound library PortAudio is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{device}” is not connected; the sound goes to the system’s own output.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Certainty</name>
    <message>
        <source>? unsure: its peak {peak} barely reaches the threshold {threshold}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact: set by hand, or where the recording ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start {start}, end {end}, from how fast the activation rises and falls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error}, the time the activation takes to fall there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error}, the time the activation takes to rise there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>± {seconds} s or more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChannelBars</name>
    <message numerus="yes">
        <source>%Ln channels, mean {mean}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Channel gates</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Choose a lane first: click its name or one of its regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a lane whose colour you have changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No analysis is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recording first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a region first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a region or a stretch of time first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no regions yet; the recording must be analysed first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not possible now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter runs it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No command is called that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;About Soloscope</source>
        <comment>about</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Analyse again</source>
        <comment>analyze</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Attention panel</source>
        <comment>show_attention</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Audition results</source>
        <comment>audition</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Begin selection here</source>
        <comment>set_in</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Brighter</source>
        <comment>brighter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel analysis</source>
        <comment>cancel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Centred</source>
        <comment>follow_centre</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Change keys…</source>
        <comment>shortcuts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Chromagram</source>
        <comment>spectrum_chroma</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cividis</source>
        <comment>colours_cividis</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close recording</source>
        <comment>close</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colour of the lane…</source>
        <comment>lane_colour</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Confirm region</source>
        <comment>confirm</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Darker</source>
        <comment>darker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Draw region over selection…</source>
        <comment>draw_selection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Early</source>
        <comment>gain_early</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export regions as CSV…</source>
        <comment>export_csv</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fainter</source>
        <comment>gain_fainter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <comment>faster</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fewer regions</source>
        <comment>fewer_regions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <comment>palette</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find solos</source>
        <comment>find_solos</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit recording</source>
        <comment>zoom_fit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to time…</source>
        <comment>go_to</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grey</source>
        <comment>colours_grey</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Group by family</source>
        <comment>group_families</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Half a second</source>
        <comment>roll_0.5</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Halt</source>
        <comment>shuttle_stop</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Higher lanes</source>
        <comment>lanes_higher</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inverted</source>
        <comment>colours_inverted</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <comment>keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Late</source>
        <comment>gain_late</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Linear</source>
        <comment>spectrum_linear</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loop selection</source>
        <comment>loop</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Louder</source>
        <comment>louder</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lower lanes</source>
        <comment>lanes_lower</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Magma</source>
        <comment>colours_magma</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge regions</source>
        <comment>merge</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mid</source>
        <comment>gain_mid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More regions</source>
        <comment>more_regions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <comment>mute</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mute lane</source>
        <comment>lane_mute</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Narrower range</source>
        <comment>narrower_range</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next region</source>
        <comment>next_region</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next stage</source>
        <comment>gain_next</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;None</source>
        <comment>roll_0</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Off</source>
        <comment>follow_off</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Off</source>
        <comment>gain_off</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;One second</source>
        <comment>roll_1</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <comment>open</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Own order</source>
        <comment>order_own</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play evidence</source>
        <comment>play_evidence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <comment>play</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous region</source>
        <comment>previous_region</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quieter</source>
        <comment>quieter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <comment>quit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <comment>redo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Regions table</source>
        <comment>show_table</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <comment>save</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <comment>slower</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Solo lane</source>
        <comment>lane_solo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Split at playhead</source>
        <comment>split</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Standard range</source>
        <comment>standard_range</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stronger</source>
        <comment>gain_stronger</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Thresholds</source>
        <comment>show_rules</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <comment>undo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Viridis</source>
        <comment>colours_viridis</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Waveform per channel</source>
        <comment>separate_channels</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why here?</source>
        <comment>why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wider range</source>
        <comment>wider_range</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Withdraw decision</source>
        <comment>withdraw</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Zoom to selection</source>
        <comment>zoom_selection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A &amp;quarter second</source>
        <comment>roll_0.25</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bit &amp;more back</source>
        <comment>jump_left</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bit mo&amp;re on</source>
        <comment>jump_right</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A little &amp;back</source>
        <comment>nudge_left</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A little &amp;on</source>
        <comment>nudge_right</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a region over the selected time; in the lanes, Alt+drag does it.</source>
        <comment>draw_selection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As &amp;recorded</source>
        <comment>plain_speed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you have put them by dragging or by moving up and down.</source>
        <comment>order_own</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring deleted regions back: those in the selected time, or all of them.</source>
        <comment>restore_deleted</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the playhead into view.</source>
        <comment>show_playhead</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;activity</source>
        <comment>order_activity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;family</source>
        <comment>order_family</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;name</source>
        <comment>order_name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;page</source>
        <comment>follow_page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;olour as before</source>
        <comment>lane_colour_reset</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change &amp;instrument…</source>
        <comment>change_instrument</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another colour for this instrument.</source>
        <comment>lane_colour</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the sound goes.</source>
        <comment>output_device</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Soloscope.</source>
        <comment>quit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the recording.</source>
        <comment>close</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the selected region in two where the playhead stands.</source>
        <comment>split</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete re&amp;gion</source>
        <comment>delete</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dim this lane; jumps from region to region pass it over.</source>
        <comment>lane_mute</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw each channel&apos;s waveform by itself, or all in one band.</source>
        <comment>separate_channels</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the spectrogram from black over red to pale yellow.</source>
        <comment>colours_magma</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the spectrogram from black to white.</source>
        <comment>colours_grey</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the spectrogram from blue to yellow; made for colour-blind eyes.</source>
        <comment>colours_cividis</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the spectrogram from violet over green to yellow.</source>
        <comment>colours_viridis</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw what is quiet bright and what is loud dark.</source>
        <comment>colours_inverted</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End at pla&amp;yhead</source>
        <comment>region_end</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End selection &amp;here</source>
        <comment>set_out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End solo and mute of all lanes.</source>
        <comment>lanes_all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <comment>full_screen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the view with the selected region or span.</source>
        <comment>zoom_selection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find any command by some letters of its name, and run it.</source>
        <comment>palette</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out what the activation of the selected region&apos;s instrument rests on at the playhead.</source>
        <comment>why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give all lanes less height.</source>
        <comment>lanes_lower</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give all lanes more height.</source>
        <comment>lanes_higher</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give commands other keys.</source>
        <comment>shortcuts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this instrument its own colour back.</source>
        <comment>lane_colour_reset</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from off to early, mid and late, and back to off.</source>
        <comment>gain_next</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to &amp;end</source>
        <comment>go_end</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a time: seconds, H:MM:SS.mmm, a timecode, or +2.5 from here.</source>
        <comment>go_to</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to s&amp;tart</source>
        <comment>go_start</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the end.</source>
        <comment>go_end</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the line before in the Find solos panel.</source>
        <comment>find_previous</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next line of the Find solos panel.</source>
        <comment>find_next</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next region and select it.</source>
        <comment>next_region</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the region before and select it.</source>
        <comment>previous_region</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the start.</source>
        <comment>go_start</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to where an instrument last played alone or led.</source>
        <comment>previous_solo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to where an instrument next plays alone or leads.</source>
        <comment>next_solo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide s&amp;ilent instruments</source>
        <comment>hide_silent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the quietest 5 dB of what is shown.</source>
        <comment>narrower_range</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the order of a score: strings, plucked, winds, brass, keys, percussion, voice.</source>
        <comment>order_family</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the order of the alphabet.</source>
        <comment>order_name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruments that are heard first, each group in the order of the model.</source>
        <comment>order_sounding</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the selected regions, or the selected one with the next of its instrument.</source>
        <comment>merge</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep analysis, decisions, edits and view in a session file.</source>
        <comment>save</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the session in another file.</source>
        <comment>save_as</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane &amp;1</source>
        <comment>lane_1</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane &amp;2</source>
        <comment>lane_2</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane &amp;3</source>
        <comment>lane_3</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane &amp;4</source>
        <comment>lane_4</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane &amp;5</source>
        <comment>lane_5</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane &amp;6</source>
        <comment>lane_6</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane &amp;7</source>
        <comment>lane_7</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane &amp;8</source>
        <comment>lane_8</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane &amp;9</source>
        <comment>lane_9</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lanes share the &amp;room</source>
        <comment>lanes_fit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out instruments that are not heard anywhere.</source>
        <comment>hide_silent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let all lanes have the same height, so that all that sounds is seen.</source>
        <comment>lanes_fit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let more of the spectrogram show through the overlay.</source>
        <comment>gain_fainter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let nothing be heard, or all again.</source>
        <comment>mute</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the overlay cover more of the spectrogram.</source>
        <comment>gain_stronger</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the selected region and time span go.</source>
        <comment>select_none</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the selected region begin where the playhead stands.</source>
        <comment>region_start</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the selected region end where the playhead stands.</source>
        <comment>region_end</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the selected time begin at the playhead (in point).</source>
        <comment>set_in</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the selected time end at the playhead (out point).</source>
        <comment>set_out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List all keys.</source>
        <comment>keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-&amp;frequency (constant-Q)</source>
        <comment>spectrum_constant_q</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-&amp;mel</source>
        <comment>spectrum_log_mel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop and play selections from edge to edge.</source>
        <comment>roll_0</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop and play selections with 0.25 s before and after.</source>
        <comment>roll_0.25</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop and play selections with 0.5 s before and after.</source>
        <comment>roll_0.5</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop and play selections with 1 s before and after.</source>
        <comment>roll_1</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the analysis less sensitive by 5 %.</source>
        <comment>fewer_regions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the analysis more sensitive by 5 %.</source>
        <comment>more_regions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the selected region automatic again; its edits are withdrawn, too.</source>
        <comment>withdraw</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move back by a hundredth of the view.</source>
        <comment>nudge_left</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move back by a tenth of the view.</source>
        <comment>jump_left</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move lane &amp;down</source>
        <comment>lane_down</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move lane &amp;up</source>
        <comment>lane_up</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move on by a hundredth of the view.</source>
        <comment>nudge_right</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move on by a tenth of the view.</source>
        <comment>jump_right</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move region &amp;earlier</source>
        <comment>region_earlier</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move region &amp;later</source>
        <comment>region_later</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the range of levels shown down by 5 dB.</source>
        <comment>brighter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the range of levels shown up by 5 dB.</source>
        <comment>darker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected region by a hundredth of a second.</source>
        <comment>region_earlier</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected region by a hundredth of a second.</source>
        <comment>region_later</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;ote…</source>
        <comment>note</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt result</source>
        <comment>find_next</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;solo</source>
        <comment>next_solo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;demo recording</source>
        <comment>open_demo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again what was open last, recording or session.</source>
        <comment>reopen_last</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an audio or video file, or a session.</source>
        <comment>open</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the panel that lists solos by instrument, kind, length and confidence.</source>
        <comment>find_solos</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the recording that comes with Soloscope.</source>
        <comment>open_demo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output &amp;device…</source>
        <comment>output_device</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page &amp;back</source>
        <comment>page_back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page o&amp;n</source>
        <comment>page_on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play &amp;back</source>
        <comment>shuttle_back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play &amp;on</source>
        <comment>shuttle_on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play &amp;original</source>
        <comment>play_original</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play &amp;selection once</source>
        <comment>play_selection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play at the recording&apos;s own speed.</source>
        <comment>plain_speed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play backwards; again: twice as fast, up to eight times.</source>
        <comment>shuttle_back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play each result as soon as it is chosen in the Find solos panel.</source>
        <comment>audition</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play faster, up to twice the speed; the pitch stays.</source>
        <comment>faster</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from the playhead, or pause.</source>
        <comment>play</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play nothing but what the last answer to Why here rests on.</source>
        <comment>play_evidence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play slower, down to half the speed; the pitch stays.</source>
        <comment>slower</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the same stretch as the recording has it.</source>
        <comment>play_original</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the selected region or span once and return to its start.</source>
        <comment>play_selection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play; again: twice as fast, up to eight times. The pitch stays.</source>
        <comment>shuttle_on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious result</source>
        <comment>find_previous</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous s&amp;olo</source>
        <comment>previous_solo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put strings, plucked, winds, brass, keys, percussion and voice together under headings.</source>
        <comment>group_families</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this lane above the one before it.</source>
        <comment>lane_up</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this lane below the one after it.</source>
        <comment>lane_down</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;ject region</source>
        <comment>reject</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen &amp;last</source>
        <comment>reopen_last</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the selected region or span; again: stop repeating.</source>
        <comment>loop</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the step taken back.</source>
        <comment>redo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore dele&amp;ted regions</source>
        <comment>restore_deleted</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the network over the whole recording anew; your decisions stay.</source>
        <comment>analyze</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <comment>save_as</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say that the selected regions are of another instrument.</source>
        <comment>change_instrument</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <comment>select_none</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity as &amp;trained</source>
        <comment>trained_thresholds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set all thresholds back to the model&apos;s own.</source>
        <comment>trained_thresholds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sho&amp;w playhead</source>
        <comment>show_playhead</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;all lanes</source>
        <comment>lanes_all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how much of each of the twelve notes sounds, all octaves together.</source>
        <comment>spectrum_chroma</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show less time in more detail.</source>
        <comment>zoom_in</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show levels 5 dB quieter, too.</source>
        <comment>wider_range</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show levels from −80 to −10 dB.</source>
        <comment>standard_range</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more time in less detail.</source>
        <comment>zoom_out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide gates and feature maps of the window at the playhead.</source>
        <comment>show_attention</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the panel that tells what an activation rests on.</source>
        <comment>show_reasons</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the table of regions.</source>
        <comment>show_table</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the thresholds of each instrument.</source>
        <comment>show_rules</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the spectrogram as it is.</source>
        <comment>gain_off</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the spectrogram as the network hears it: mel bands up to 11 kHz.</source>
        <comment>spectrum_log_mel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the spectrogram with equal steps in Hz, up to the recording&apos;s highest frequency.</source>
        <comment>spectrum_linear</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the spectrogram with equal steps per octave, a quarter tone each.</source>
        <comment>spectrum_constant_q</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the stretch after.</source>
        <comment>page_on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the stretch before.</source>
        <comment>page_back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole recording.</source>
        <comment>zoom_fit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this lane in full and dim the others; jumps from region to region stay in it.</source>
        <comment>lane_solo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the network&apos;s first attention lets through, over the spectrogram.</source>
        <comment>gain_early</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the network&apos;s second attention lets through, over the spectrogram.</source>
        <comment>gain_mid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the network&apos;s third attention lets through, over the spectrogram.</source>
        <comment>gain_late</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo lane 1 from the top; again: show all lanes.</source>
        <comment>lane_1</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo lane 2 from the top; again: show all lanes.</source>
        <comment>lane_2</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo lane 3 from the top; again: show all lanes.</source>
        <comment>lane_3</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo lane 4 from the top; again: show all lanes.</source>
        <comment>lane_4</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo lane 5 from the top; again: show all lanes.</source>
        <comment>lane_5</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo lane 6 from the top; again: show all lanes.</source>
        <comment>lane_6</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo lane 7 from the top; again: show all lanes.</source>
        <comment>lane_7</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo lane 8 from the top; again: show all lanes.</source>
        <comment>lane_8</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo lane 9 from the top; again: show all lanes.</source>
        <comment>lane_9</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start at &amp;playhead</source>
        <comment>region_start</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop an&amp;d rewind</source>
        <comment>stop</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and go to the start.</source>
        <comment>stop</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the running analysis and keep what it has found.</source>
        <comment>cancel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop where it is.</source>
        <comment>shuttle_stop</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last step.</source>
        <comment>undo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selected regions away; no threshold brings them back.</source>
        <comment>delete</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The playhead stays in the middle while playing.</source>
        <comment>follow_centre</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected region is right; keep it at every threshold and go to the next undecided one.</source>
        <comment>confirm</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected region is wrong; leave it out of exports and go to the next undecided one.</source>
        <comment>reject</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view stays where it is while playing.</source>
        <comment>follow_off</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view turns a page when the playhead reaches its edge.</source>
        <comment>follow_page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the volume down.</source>
        <comment>quieter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the volume up.</source>
        <comment>louder</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the whole screen.</source>
        <comment>full_screen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, licences and where the log file is.</source>
        <comment>about</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wh&amp;y here panel</source>
        <comment>show_reasons</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What &amp;sounds first</source>
        <comment>order_sounding</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What sounds longest comes first.</source>
        <comment>order_activity</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note on the selected region.</source>
        <comment>note</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the regions to a table; rejected ones are left out.</source>
        <comment>export_csv</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <comment>zoom_in</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <comment>zoom_out</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CorrectionDesk</name>
    <message>
        <source>Name of the instrument:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further region is undecided below this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on {region}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashHandler</name>
    <message>
        <source>Something went wrong inside Soloscope ({error}). Your work is kept; see {log}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Change sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change threshold of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change threshold of {instrument}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm {regions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject {regions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw decision on {regions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{instrument} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to open this recording</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop a recording here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a recording here or press {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WAV, FLAC, MP3, M4A, Ogg, Opus, AIFF, and the sound of MP4, MOV and MKV</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineClient</name>
    <message>
        <source>The analysis engine could not be started ({reason}); reinstalling Soloscope mends this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis engine stopped twice at this recording; try another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis engine stopped with code {code} and has been started again. Your work is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis engine stopped with code {code} several times in a row. Your work is kept; analyse again (F5) to retry, or run “soloscope doctor” to find the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis engine was ended by the system and has been started again. Your work is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis engine was ended by the system several times in a row. Your work is kept; analyse again (F5) to retry, or run “soloscope doctor” to find the reason.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why here?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceOverlay</name>
    <message>
        <source>evidence: {instrument}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message numerus="yes">
        <source>Mostly {band}, over %Ln windows.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Mostly {band}, throughout the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mostly {band}, {start} to {end} s into the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No single cell decides: the largest change is {points} points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One cell: {length} s by {low} (low) to {high} (high), turned down by {cut} dB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The %Ln strongest cells of each window, turned down together, take it from {before} to {after} only.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln strongest cells of each window, turned down together, take it from {before} to {after}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln strongest cells, turned down together, take it from {before} to {after} only.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln strongest cells, turned down together, take it from {before} to {after}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tonnetz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a representation (shown its mean): {changes} points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at all frequencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chroma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log-mel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spectral contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{instrument}: activation {activation} as it sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} kHz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeatureMaps</name>
    <message>
        <source>Feature maps under the gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no. {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileOpening</name>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recording or session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings and sessions ({patterns});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindSolosPanel</name>
    <message numerus="yes">
        <source>%Ln instruments</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln results, {duration}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any solo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an instrument to look for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Featured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long before the result an audition begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of solo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out what is shorter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out what the model is less sure of: mean activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No instrument leads over others anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No instrument was found so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers. Look for shorter or less sure ones, or for more instruments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been analysed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre-roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unaccompanied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which instruments to look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <comment>after the field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <comment>before the field</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GainOverlay</name>
    <message>
        <source>Model gain belongs to frequencies, not to pitch classes: choose another spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model gain, {stage}: reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model gain, {stage}: what the network lets through, for every instrument alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model gain, {stage}: what the network lets through, for every instrument alike; one window in each column</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GainStripsView</name>
    <message>
        <source>Chroma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model gain of time steps, chroma, contrast and Tonnetz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model gain: how much the network lets through at each time step (width gates) and in the rows of chroma, spectral contrast and Tonnetz. It depends on the sound, not on an instrument.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tonnetz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}   {strip}, {stage}: gain {gain}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GateCurves</name>
    <message>
        <source>contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log-mel, low to high</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoToDialog</name>
    <message>
        <source>83.5, 1:23.5, 00:01:23:12 or +2.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count times with colons from the recording&apos;s start timecode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate of timecode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording starts at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is after the recording, which ends at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is before the recording, which starts at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} in the recording, timecode {timecode}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Instruments</name>
    <message>
        <source>accordion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>banjo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cello</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clarinet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cymbals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mallet percussion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mandolin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saxophone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>synthesizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trombone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trumpet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ukulele</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>violin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Change keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give commands other keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneColumn</name>
    <message numerus="yes">
        <source>%Ln regions, {duration}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Brass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute: dim this lane; jumps from region to region pass it over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percussion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plucked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo: show this lane in full and dim the others; jumps from region to region stay in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Winds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{instrument}
Drag to move the lane; right click for more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneCommands</name>
    <message>
        <source>Colour of {instrument}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no lane {number}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneEdit</name>
    <message>
        <source>at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}   {duration} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanePainter</name>
    <message>
        <source>not analysed yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaneStack</name>
    <message>
        <source>Hide instruments that are not heard anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide silent instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll instruments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanesView</name>
    <message>
        <source>Instrument lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No instrument is heard at this sensitivity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the analysis …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not analysed yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Looking for devices …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No audio device was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a region, or drag over a stretch of time, to loop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListeningBar</name>
    <message>
        <source>How fast it plays; the pitch stays ([ and ])</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute; the arrow lists the outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plays at {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%Ln files were dropped; the first one is opened.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Analysis cancelled; nothing was found yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis cancelled; what it found is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else was open before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} analyses again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Navigate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre- and post-roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuttle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo a lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrogram colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeterView</name>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of the recording where it plays, in dB re full scale, before the volume.
Bright: RMS of 0.3 s; dim: peak; line and number: highest peak of 1.5 s.
The box at the end fills when full scale is reached; a click empties it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} dB, full scale was reached</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mouse</name>
    <message>
        <source>Alt+Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An edge of the selection can be dragged, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Around the pointer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click on it: as trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag an edge of it to zoom; double click shows everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the frame in the overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the triangle of a lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the far end of the selection, or from the playhead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In any view over the time axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the instrument lanes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its lower edge changes its height; a right click offers more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane heights, frequencies, levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drag with the middle button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seek</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom vertically</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>No earlier region in the lanes shown in full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No earlier region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No earlier solo in the lanes shown in full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No earlier solo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further region in the lanes shown in full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further solo in the lanes shown in full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further solo.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OcclusionMapView</name>
    <message>
        <source>Ask why, and the cells that the answer rests on appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occlusion map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the evidence that can be played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it the activation falls by {points} points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it the activation rises by {points} points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each window&apos;s start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds into the window at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} Hz, {start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutputFinder</name>
    <message>
        <source>The audio devices cannot be listed ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message numerus="yes">
        <source>%Ln solos</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview of the whole recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads: {instrument}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>solo: {instrument}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>The audio device has stopped answering; check it and press Space to play on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}, so playback is silent; the playhead still moves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>As trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” comes with Soloscope and cannot be replaced; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RangeSliders</name>
    <message>
        <source>&amp;Brightest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Darkest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightest level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Darkest level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level}, in dB re full scale</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>The sound of the evidence is no longer in the cache; ask again to have it made anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonsPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out what the activation rests on, in about 50 passes of the network (W)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces of the sound are turned down one by one, and the network listens again. What makes the activation fall is what it rests on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play nothing but the framed cells, as loud as they are in the recording (E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the same stretch of the recording (Shift+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instrument whose activation is to be explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to look at; a region longer than 8 windows is looked at in 8 spread over it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the selected region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the window at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message numerus="yes">
        <source>%Ln corrections</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover unsaved work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soloscope ended unexpectedly before this work was saved. Recover it, or delete it for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionEditor</name>
    <message>
        <source>Change {regions} to {instrument}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {regions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw {region}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge {regions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move end of {region}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move start of {region}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {region}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No later region of this instrument is left to merge with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No region was deleted in the selected time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No region was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on {region}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only regions of the same instrument can be merged; select others or change theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place the playhead inside the selected region to split it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore deleted regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore deleted regions from {start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split {region}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region would begin after its end; place the playhead before its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region would end before its start; place the playhead after its start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionExport</name>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Comma separated (*.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export regions as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{regions} written to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{regions} written to {name}; the analysis is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{regions} written to {name}; {rejected} left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{regions} written to {name}; {rejected} left out; the analysis is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionWords</name>
    <message>
        <source>Note: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean {mean}, peak {peak}; {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{instrument}, solo, featured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{instrument}, solo, unaccompanied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end} ({duration} s)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionsModel</name>
    <message>
        <source>? near threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★ unaccompanied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>☆ featured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✎ drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✎ edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ rejected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionsTable</name>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter instruments: clarinet, piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only regions in which an instrument plays alone or leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only regions of this state, and step only through them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solos only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln regions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleRows</name>
    <message>
        <source> frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A region goes on while its activation stays above this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A region must reach this activation somewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change merge gaps of {instruments}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change release of {instruments}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change shortest of {instruments}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change smoothing of {instruments}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change threshold of {instruments}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many frames are looked at together, against flicker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions this close are joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter regions are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesDock</name>
    <message>
        <source>Thresholds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>All instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget this preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep these settings under a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset thresholds of {instruments}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset {instruments}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set every instrument as the model was trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings kept under a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all instruments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SensitivitySlider</name>
    <message>
        <source>How readily something counts as a region.
Right: more regions, left: fewer; double click: as trained.
The network does not run again; what you confirmed or rejected stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionDesk</name>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you use it, it is analysed anew, and your decisions and edits stay at their times; they may not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the session in the window to say where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise your decisions, edits and thresholds are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what you did to “{name}” in a session?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the session …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soloscope sessions ({pattern})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording “{name}” is not in {folder} any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is it now? Your decisions and edits are kept in the session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your unsaved work is back; save the session to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not the recording that the session was made for: its content differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was found at its new place: {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionFile</name>
    <message>
        <source>“{name}” cannot be read ({reason}); choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” does not exist any more; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is damaged or is no session of Soloscope, and cannot be opened; a copy of it may be whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not a file; choose a session file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not a session of Soloscope; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was saved by a newer version of Soloscope; update this one to open it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionKeeper</name>
    <message>
        <source>“{name}” is not what it was when the session was saved; its regions may not fit. F5 analyses it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Give %Ln changed commands the keys they came with?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Give all commands the keys they came with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the command the keys it came with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the command have no keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the command have these keys alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the command have these keys, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press keys:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take and add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take and set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} belongs to this command already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ {key} belongs to “{command}”, which would lose it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoloFinder</name>
    <message>
        <source>Find solos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No earlier result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further result.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoloResults</name>
    <message>
        <source>alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{instrument} alone, {time}, {duration} s, {confidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{instrument} leads, {time}, {duration} s, {confidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{instrument}, {time}, {duration} s, {confidence}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoloResultsList</name>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpectrumChoice</name>
    <message>
        <source>Chroma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant-Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind, colours and range of the spectrogram (Ctrl+1 to Ctrl+9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-mel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look of the spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%Ln featured</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln solos</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model and device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {name} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>analysed in {duration}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as analysed before</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>of %Ln instruments</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{regions} {of_instruments}, {solos}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThresholdHandles</name>
    <message>
        <source>{instrument}: threshold {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeDisplay</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {duration}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} of {duration}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeRuler</name>
    <message>
        <source>Time ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span} in view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeView</name>
    <message>
        <source>Reading the recording …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timecode</name>
    <message>
        <source>A semicolon means drop-frame, which there is at 29.97 and 59.94 only, not at {rate}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop-frame timecode leaves out {timecode}; the next is {following}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no {value} frames in a timecode at {rate}; they go up to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no {value} minutes in a timecode at {rate}; they go up to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no {value} minutes; after a colon they go up to 59.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no {value} seconds in a timecode at {rate}; they go up to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no {value} seconds; after a colon they go up to 59.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a time, for example 83.5, 1:23.5, 00:01:23:12 or +2.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is no time; write 83.5, 1:23.5, 00:01:23:12 or +2.5.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Follow playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow: centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow: page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre- and post-roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the sensitivity as the model was trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the view does while the playhead moves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnattendedRun</name>
    <message>
        <source>The analysis was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VolumeSlider</name>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume: {volume}
Double click: all the way up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaveformView</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ch {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}   peak {level} dBFS</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message>
        <source>a few seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln seconds left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>about a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about an hour left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {hours} hours left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimating time left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%Ln channels</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stereo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
