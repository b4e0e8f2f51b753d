<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Über</translation>
    </message>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Lizenzen</translation>
    </message>
    <message>
        <source>About Soloscope</source>
        <translation>Über Soloscope</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy versions, settings and the end of the log, for a report</source>
        <translation>Versionen, Einstellungen und das Ende des Protokolls für einen Bericht kopieren</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0; its parts are under licences of their own.</source>
        <translation>Freie Software unter der Apache License 2.0; ihre Teile stehen unter eigenen Lizenzen.</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>Lizenztext</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Reading the licences …</source>
        <translation>Lizenzen werden gelesen …</translation>
    </message>
    <message>
        <source>Show lo&amp;g</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show what Soloscope has written down about its work</source>
        <translation>Zeigen, was Soloscope über seine Arbeit aufgeschrieben hat</translation>
    </message>
    <message>
        <source>Shows which instrument sounds when in a recording, finds the solos and exports the timeline.</source>
        <translation>Zeigt, welches Instrument wann in einer Aufnahme klingt, findet die Soli und exportiert die Zeitleiste.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Window system</source>
        <translation>Fenstersystem</translation>
    </message>
    <message>
        <source>device {name}</source>
        <translation>Gerät {name}</translation>
    </message>
    <message>
        <source>last analysis ran on</source>
        <translation>letzte Analyse lief auf</translation>
    </message>
    <message>
        <source>log file</source>
        <translation>Protokolldatei</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>model hash</source>
        <translation>Prüfsumme des Modells</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>  or  </source>
        <comment>between two keys</comment>
        <translation>  oder  </translation>
    </message>
    <message>
        <source>The demo recording is not installed.</source>
        <translation>Die Demo-Aufnahme ist nicht installiert.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
</context>
<context>
    <name>AnalysisPage</name>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>&amp;Hop</source>
        <translation>A&amp;bstand</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Other folder…</source>
        <translation>Anderer &amp;Ordner …</translation>
    </message>
    <message>
        <source>Automatic: the fastest there is</source>
        <translation>Automatisch: das schnellste vorhandene</translation>
    </message>
    <message>
        <source>Automatic: {device}</source>
        <translation>Automatisch: {device}</translation>
    </message>
    <message>
        <source>Folder of a model</source>
        <translation>Ordner eines Modells</translation>
    </message>
    <message>
        <source>Mean average precision of frames: {figure}</source>
        <translation>Mittlere Durchschnittspräzision der Frames: {figure}</translation>
    </message>
    <message>
        <source>Reading the card of this model …</source>
        <translation>Karte dieses Modells wird gelesen …</translation>
    </message>
    <message>
        <source>Right instrument first in solos: {figure}</source>
        <translation>In Soli das richtige Instrument zuerst: {figure}</translation>
    </message>
    <message>
        <source>Smaller is slower and a little finer at the edges of regions.</source>
        <translation>Kleiner ist langsamer und an den Kanten der Regionen etwas feiner.</translation>
    </message>
    <message>
        <source>The network that hears, with what its card says of it</source>
        <translation>Das Netz, das hört, mit dem, was seine Karte über es sagt</translation>
    </message>
    <message>
        <source>Time from one window of the network to the next</source>
        <translation>Zeit von einem Fenster des Netzes zum nächsten</translation>
    </message>
    <message>
        <source>Use a model from a folder with a card and weights in it</source>
        <translation>Ein Modell aus einem Ordner mit Karte und Gewichten verwenden</translation>
    </message>
    <message>
        <source>Where the network runs; what is there has been asked of the engine</source>
        <translation>Wo das Netz läuft; was es gibt, sagt der Analyseprozess</translation>
    </message>
    <message>
        <source>{device} (looking …)</source>
        <translation>{device} (wird gesucht …)</translation>
    </message>
    <message>
        <source>{device} (not there)</source>
        <translation>{device} (nicht vorhanden)</translation>
    </message>
    <message>
        <source>{title} (default)</source>
        <translation>{title} (Standard)</translation>
    </message>
</context>
<context>
    <name>AnalysisStatus</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{share}, {remaining}</source>
        <translation>{share}, {remaining}</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>The picture cannot be written to {path}; choose another place.</source>
        <translation>Das Bild kann nicht nach {path} geschrieben werden; bitte einen anderen Ort wählen.</translation>
    </message>
</context>
<context>
    <name>AttentionPanel</name>
    <message>
        <source>Height gates</source>
        <translation>Höhen-Gates</translation>
    </message>
    <message>
        <source>What the attention layers do in the window at the playhead appears here.</source>
        <translation>Hier erscheint, was die Aufmerksamkeitsschichten im Fenster an der Wiedergabeposition tun.</translation>
    </message>
    <message>
        <source>Width gates</source>
        <translation>Breiten-Gates</translation>
    </message>
    <message>
        <source>Window {start} to {end}. Gates are model gain: they depend on the sound, not on an instrument.</source>
        <translation>Fenster {start} bis {end}. Gates sind Modellverstärkung: Sie hängen vom Klang ab, nicht von einem Instrument.</translation>
    </message>
</context>
<context>
    <name>AudacityDesk</name>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln Textmarke</numerusform>
            <numerusform>%Ln Textmarken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tracks</source>
        <translation>
            <numerusform>%Ln neuer Spur</numerusform>
            <numerusform>%Ln neuen Spuren</numerusform>
        </translation>
    </message>
    <message>
        <source>Analysing …</source>
        <translation>Wird analysiert …</translation>
    </message>
    <message>
        <source>Audacity writes its sound to a temporary file …</source>
        <translation>Audacity schreibt seinen Ton in eine vorübergehende Datei …</translation>
    </message>
    <message>
        <source>Cancelled. Labels that were made stay; undo in Audacity takes them back.</source>
        <translation>Abgebrochen. Schon gesetzte Textmarken bleiben; Rückgängig in Audacity nimmt sie zurück.</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Changing Audacity’s settings …</source>
        <translation>Audacitys Einstellungen werden geändert …</translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <source>Nothing is left to send.</source>
        <translation>Es bleibt nichts zu senden.</translation>
    </message>
    <message>
        <source>Reaching Audacity …</source>
        <translation>Audacity wird angesprochen …</translation>
    </message>
    <message>
        <source>Sending labels …</source>
        <translation>Textmarken werden gesendet …</translation>
    </message>
    <message>
        <source>Switched on. Start Audacity and try again. Its settings as they were are kept as {name}.</source>
        <translation>Eingeschaltet. Audacity starten und noch einmal versuchen. Die früheren Einstellungen liegen in {name}.</translation>
    </message>
    <message>
        <source>That did not work ({reason}); the log has more.</source>
        <translation>Das ging nicht ({reason}); mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>{labels} in {tracks} of Audacity.</source>
        <translation>{labels} in {tracks} von Audacity.</translation>
    </message>
</context>
<context>
    <name>AudacityDialog</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln Textmarke</numerusform>
            <numerusform>%Ln Textmarken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tracks</source>
        <translation>
            <numerusform>%Ln neuer Spur</numerusform>
            <numerusform>%Ln neuen Spuren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln Region</numerusform>
            <numerusform>%Ln Regionen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>&amp;Analysieren</translation>
    </message>
    <message>
        <source>&amp;Confirmed regions only</source>
        <translation>Nur &amp;bestätigte Regionen</translation>
    </message>
    <message>
        <source>&amp;Instruments</source>
        <translation>&amp;Instrumente</translation>
    </message>
    <message>
        <source>&amp;Markers too, as labels of a point</source>
        <translation>Auch &amp;Marken, als Textmarken eines Zeitpunkts</translation>
    </message>
    <message>
        <source>&amp;Solos only</source>
        <translation>Nur &amp;Soli</translation>
    </message>
    <message>
        <source>0 if the recording starts at the beginning of Audacity’s time line.</source>
        <translation>0, wenn die Aufnahme am Anfang von Audacitys Zeitleiste beginnt.</translation>
    </message>
    <message>
        <source>Analyse what is open in Audacity</source>
        <translation>In Audacity Geöffnetes analysieren</translation>
    </message>
    <message>
        <source>Audacity writes what it would play to a temporary file; Soloscope analyses that, adds the regions to the project as labels, and removes the file. Muted tracks are left out.</source>
        <translation>Audacity schreibt, was es abspielen würde, in eine vorübergehende Datei; Soloscope analysiert sie, fügt dem Projekt die Regionen als Textmarken hinzu und entfernt die Datei. Stumme Spuren bleiben weg.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change Audacity’s settings; a copy of them is kept. Audacity must be closed.</source>
        <translation>Audacitys Einstellungen ändern; eine Kopie bleibt erhalten. Audacity muss geschlossen sein.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>Leave out what nobody has confirmed, corrected or drawn.</source>
        <translation>Weglassen, was niemand bestätigt, berichtigt oder gezeichnet hat.</translation>
    </message>
    <message>
        <source>Nothing is left to send.</source>
        <translation>Es bleibt nichts zu senden.</translation>
    </message>
    <message>
        <source>One label &amp;track for each instrument</source>
        <translation>Eine &amp;Textspur je Instrument</translation>
    </message>
    <message>
        <source>Only instruments with a tick are sent.</source>
        <translation>Nur angekreuzte Instrumente werden gesendet.</translation>
    </message>
    <message>
        <source>Otherwise all labels stand in one track, called Soloscope.</source>
        <translation>Sonst stehen alle Textmarken in einer Spur namens Soloscope.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Recording starts in Audacity &amp;at</source>
        <translation>Aufnahme beginnt in Audacity &amp;bei</translation>
    </message>
    <message>
        <source>S&amp;end</source>
        <translation>Se&amp;nden</translation>
    </message>
    <message>
        <source>S&amp;witch the script pipe on</source>
        <translation>Skript-Pipe &amp;einschalten</translation>
    </message>
    <message>
        <source>Send only where one instrument is alone or leads.</source>
        <translation>Nur senden, wo ein Instrument allein ist oder führt.</translation>
    </message>
    <message>
        <source>Send regions to Audacity</source>
        <translation>Regionen an Audacity senden</translation>
    </message>
    <message>
        <source>Send the markers that you set, too.</source>
        <translation>Auch die selbst gesetzten Marken senden.</translation>
    </message>
    <message>
        <source>The regions become labels in new label tracks of the project that is open in Audacity 3.</source>
        <translation>Die Regionen werden zu Textmarken in neuen Textspuren des Projekts, das in Audacity 3 geöffnet ist.</translation>
    </message>
    <message>
        <source>Where the recording starts in Audacity</source>
        <translation>Wo die Aufnahme in Audacity beginnt</translation>
    </message>
    <message>
        <source>{labels} in {tracks}</source>
        <translation>{labels} in {tracks}</translation>
    </message>
</context>
<context>
    <name>AudioOutput</name>
    <message>
        <source>No audio device was found</source>
        <translation>Kein Audiogerät gefunden</translation>
    </message>
    <message>
        <source>The audio device could not be opened</source>
        <translation>Das Audiogerät ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>The audio device could not be started</source>
        <translation>Das Audiogerät ließ sich nicht starten</translation>
    </message>
    <message>
        <source>The sound library PortAudio is not installed</source>
        <translation>Die Klangbibliothek PortAudio ist nicht installiert</translation>
    </message>
    <message>
        <source>“{device}” is not connected; the sound goes to the system’s own output.</source>
        <translation>„{device}“ ist nicht angeschlossen; der Ton geht an den Standardausgang des Systems.</translation>
    </message>
</context>
<context>
    <name>BatchDesk</name>
    <message numerus="yes">
        <source>A batch was interrupted; %Ln recording(s) are left.</source>
        <translation>
            <numerusform>Ein Stapel wurde unterbrochen; %Ln Aufnahme ist übrig.</numerusform>
            <numerusform>Ein Stapel wurde unterbrochen; %Ln Aufnahmen sind übrig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message numerus="yes">
        <source>Batch interrupted: %Ln left</source>
        <translation>
            <numerusform>Stapel unterbrochen: %Ln übrig</numerusform>
            <numerusform>Stapel unterbrochen: %Ln übrig</numerusform>
        </translation>
    </message>
    <message>
        <source>Batch paused: {share}</source>
        <translation>Stapel pausiert: {share}</translation>
    </message>
    <message>
        <source>Batch: {share}</source>
        <translation>Stapel: {share}</translation>
    </message>
    <message>
        <source>Show the batch window</source>
        <translation>Stapelfenster zeigen</translation>
    </message>
    <message>
        <source>{key} shows it.</source>
        <translation>{key} zeigt ihn.</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>Wird exportiert …</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Paused at {share}</source>
        <translation>Pausiert bei {share}</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Running, {share}</source>
        <translation>Läuft, {share}</translation>
    </message>
    <message>
        <source>Skipped: its result is up to date</source>
        <translation>Übersprungen: Ergebnis ist aktuell</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
</context>
<context>
    <name>BatchOptions</name>
    <message>
        <source> drop frame</source>
        <translation> Drop-Frame</translation>
    </message>
    <message>
        <source>A time like 01:00:00:00, 01:00:00.000 or 3600</source>
        <translation>Eine Zeit wie 01:00:00:00, 01:00:00.000 oder 3600</translation>
    </message>
    <message>
        <source>Activations, too</source>
        <translation>Auch Aktivierungen</translation>
    </message>
    <message>
        <source>All thresholds of the model times this; over 100 % gives fewer regions.</source>
        <translation>Alle Schwellen des Modells mal dies; über 100 % ergibt weniger Regionen.</translation>
    </message>
    <message>
        <source>Also write a table with the probability of every instrument in each frame.</source>
        <translation>Auch eine Tabelle mit der Wahrscheinlichkeit jedes Instruments in jedem Frame schreiben.</translation>
    </message>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation>Apple-GPU (MPS)</translation>
    </message>
    <message>
        <source>As trained</source>
        <translation>Wie trainiert</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Beside each recording</source>
        <translation>Neben jeder Aufnahme</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Each recording gets one file in every format that is ticked.</source>
        <translation>Jede Aufnahme bekommt eine Datei in jedem angekreuzten Format.</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Formats of the regions</source>
        <translation>Formate der Regionen</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Frame rate {rate}</source>
        <translation>Bildrate {rate}</translation>
    </message>
    <message>
        <source>Frames a second, for the formats of films that are ticked.</source>
        <translation>Bilder pro Sekunde, für die angehakten Formate von Filmen.</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>In one folder …</source>
        <translation>In einem Ordner …</translation>
    </message>
    <message>
        <source>Leave out recordings whose results are there, from the same sound, model and options.</source>
        <translation>Aufnahmen weglassen, deren Ergebnisse schon da sind, mit demselben Klang, Modell und denselben Optionen.</translation>
    </message>
    <message>
        <source>Leave out shorter regions.</source>
        <translation>Kürzere Regionen weglassen.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>NVIDIA GPU (CUDA)</source>
        <translation>NVIDIA-GPU (CUDA)</translation>
    </message>
    <message>
        <source>Place of the results</source>
        <translation>Ort der Ergebnisse</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Seconds from one window to the next; fewer take longer.</source>
        <translation>Sekunden von einem Fenster zum nächsten; weniger dauern länger.</translation>
    </message>
    <message>
        <source>Shortest region</source>
        <translation>Kürzeste Region</translation>
    </message>
    <message>
        <source>Skip what is up to date</source>
        <translation>Aktuelles überspringen</translation>
    </message>
    <message>
        <source>Start of the recordings</source>
        <translation>Beginn der Aufnahmen</translation>
    </message>
    <message>
        <source>That is no time of a day; write it like 01:00:00:00 or 3600.</source>
        <translation>Das ist keine Zeit eines Tages; richtig ist etwa 01:00:00:00 oder 3600.</translation>
    </message>
    <message>
        <source>The model bundle that listens.</source>
        <translation>Das Modell, das hört.</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellen</translation>
    </message>
    <message>
        <source>Times count from</source>
        <translation>Zeiten zählen ab</translation>
    </message>
    <message>
        <source>Times from a start typed here:</source>
        <translation>Zeiten ab diesem Beginn:</translation>
    </message>
    <message>
        <source>Times from own timecode</source>
        <translation>Zeiten ab eigenem Timecode</translation>
    </message>
    <message>
        <source>Times from the start</source>
        <translation>Zeiten ab dem Anfang</translation>
    </message>
    <message>
        <source>What the network is computed on.</source>
        <translation>Worauf das Netz gerechnet wird.</translation>
    </message>
    <message>
        <source>Where each recording starts on the timeline of the other program. One without a timecode of its own starts as its format does.</source>
        <translation>Wo jede Aufnahme auf der Zeitleiste des anderen Programms beginnt. Eine ohne eigenen Timecode beginnt so, wie es ihr Format vorsieht.</translation>
    </message>
    <message>
        <source>Where the results go; one folder gets the structure that the recordings have.</source>
        <translation>Wohin die Ergebnisse gehen; ein Ordner bekommt die Gliederung der Aufnahmen.</translation>
    </message>
</context>
<context>
    <name>BatchRunner</name>
    <message numerus="yes">
        <source>%Ln could not be; select one to read why.</source>
        <translation>
            <numerusform>Mit %Ln ging es nicht; auswählen, um zu lesen, warum.</numerusform>
            <numerusform>Mit %Ln ging es nicht; eine auswählen, um zu lesen, warum.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) done</source>
        <translation>
            <numerusform>%Ln Aufnahme fertig</numerusform>
            <numerusform>%Ln Aufnahmen fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s) exported as {format}.</source>
        <translation>
            <numerusform>%Ln Aufnahme als {format} exportiert.</numerusform>
            <numerusform>%Ln Aufnahmen als {format} exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln übersprungen</numerusform>
            <numerusform>%Ln übersprungen</numerusform>
        </translation>
    </message>
    <message>
        <source>No recording is done yet, so there is nothing to export.</source>
        <translation>Noch ist keine Aufnahme fertig; es gibt nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Nothing waits. Add recordings, or retry those that failed.</source>
        <translation>Nichts wartet. Aufnahmen hinzufügen oder fehlgeschlagene wiederholen.</translation>
    </message>
    <message>
        <source>The batch has ended: {counts}.</source>
        <translation>Der Stapel ist beendet: {counts}.</translation>
    </message>
    <message>
        <source>The batch was cancelled.</source>
        <translation>Der Stapel wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>Der Export wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>BatchTable</name>
    <message>
        <source>Drop folders or recordings here</source>
        <translation>Ordner oder Aufnahmen hierher ziehen</translation>
    </message>
    <message>
        <source>Recordings of the batch</source>
        <translation>Aufnahmen des Stapels</translation>
    </message>
</context>
<context>
    <name>BatchWindow</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Batch — Soloscope</source>
        <translation>Stapel — Soloscope</translation>
    </message>
    <message>
        <source>Exporting, {share}</source>
        <translation>Export, {share}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Leave the list as it is; Start goes on with it whenever you want.</source>
        <translation>Die Liste lassen, wie sie ist; Starten macht jederzeit damit weiter.</translation>
    </message>
    <message>
        <source>Looking for recordings …</source>
        <translation>Aufnahmen werden gesucht …</translation>
    </message>
    <message>
        <source>No recordings</source>
        <translation>Keine Aufnahmen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Progress of the batch</source>
        <translation>Fortschritt des Stapels</translation>
    </message>
    <message>
        <source>Results: {place}</source>
        <translation>Ergebnisse: {place}</translation>
    </message>
    <message>
        <source>Select a recording to read what became of it.</source>
        <translation>Eine Aufnahme auswählen, um zu lesen, was aus ihr wurde.</translation>
    </message>
    <message numerus="yes">
        <source>The last batch was interrupted; %Ln recording(s) are left.</source>
        <translation>
            <numerusform>Der letzte Stapel wurde unterbrochen; %Ln Aufnahme ist übrig.</numerusform>
            <numerusform>Der letzte Stapel wurde unterbrochen; %Ln Aufnahmen sind übrig.</numerusform>
        </translation>
    </message>
    <message>
        <source>The selected recording</source>
        <translation>Die ausgewählte Aufnahme</translation>
    </message>
    <message>
        <source>What became of the selected recording; the text can be copied.</source>
        <translation>Was aus der ausgewählten Aufnahme wurde; der Text lässt sich kopieren.</translation>
    </message>
    <message>
        <source>Work on the recordings that were left.</source>
        <translation>Die übrigen Aufnahmen bearbeiten.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln further recording(s)</source>
        <translation>
            <numerusform>und %Ln weitere Aufnahme</numerusform>
            <numerusform>und %Ln weitere Aufnahmen</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>{done} of {all} finished</source>
        <translation>{done} von {all} abgeschlossen</translation>
    </message>
</context>
<context>
    <name>Bundles</name>
    <message>
        <source>Hierarchical residual attention network on log-mel, chroma, spectral contrast and Tonnetz at a quarter of its height; 20 instruments, 0.1-s frames.</source>
        <translation>Hierarchisches residuales Aufmerksamkeitsnetz auf Log-Mel, Chroma, Spektralkontrast und Tonnetz mit einem Viertel von dessen Höhe; 20 Instrumente, Rahmen von 0,1 s.</translation>
    </message>
    <message>
        <source>Hierarchical residual attention network with five blocks, a frame-wise head and a lead output, on log-mel, chroma, spectral contrast and Tonnetz at a quarter of its height, and a small network over the answers for neighbouring windows; 20 instruments, 0.1-s frames</source>
        <translation>Hierarchisches residuales Aufmerksamkeitsnetz mit fünf Blöcken, Ausgabe je Rahmen und Ausgabe für die führende Stimme, auf Log-Mel, Chroma, Spektralkontrast und Tonnetz mit einem Viertel von dessen Höhe, dazu ein kleines Netz über die Antworten benachbarter Fenster; 20 Instrumente, Rahmen von 0,1 s</translation>
    </message>
    <message>
        <source>Hierarchical residual attention network with five blocks, a frame-wise head and a lead output, on log-mel, chroma, spectral contrast and Tonnetz at a quarter of its height; 20 instruments, 0.1-s frames</source>
        <translation>Hierarchisches residuales Aufmerksamkeitsnetz mit fünf Blöcken, Ausgabe je Rahmen und Ausgabe für die führende Stimme, auf Log-Mel, Chroma, Spektralkontrast und Tonnetz mit einem Viertel von dessen Höhe; 20 Instrumente, Rahmen von 0,1 s</translation>
    </message>
</context>
<context>
    <name>Certainty</name>
    <message>
        <source>? unsure: its peak {peak} barely reaches the threshold {threshold}</source>
        <translation>? unsicher: Die Spitze {peak} erreicht die Schwelle {threshold} nur knapp</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>exact: set by hand, or where the recording ends</source>
        <translation>genau: von Hand gesetzt, oder das Ende der Aufnahme</translation>
    </message>
    <message>
        <source>start {start}, end {end}, from how fast the activation rises and falls</source>
        <translation>Einsatz {start}, Ende {end}, danach, wie schnell die Aktivierung steigt und fällt</translation>
    </message>
    <message>
        <source>{error}, the time the activation takes to fall there</source>
        <translation>{error}, so lange fällt dort die Aktivierung</translation>
    </message>
    <message>
        <source>{error}, the time the activation takes to rise there</source>
        <translation>{error}, so lange steigt dort die Aktivierung</translation>
    </message>
    <message>
        <source>± {seconds} s or more</source>
        <translation>± {seconds} s oder mehr</translation>
    </message>
</context>
<context>
    <name>ChannelBars</name>
    <message numerus="yes">
        <source>%Ln channels, mean {mean}</source>
        <translation>
            <numerusform>%Ln Kanal, Mittel {mean}</numerusform>
            <numerusform>%Ln Kanäle, Mittel {mean}</numerusform>
        </translation>
    </message>
    <message>
        <source>Channel gates</source>
        <translation>Kanal-Gates</translation>
    </message>
</context>
<context>
    <name>ColumnFit</name>
    <message>
        <source>Ascending</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Choose the columns of the table and what it is sorted by</source>
        <translation>Die Spalten der Tabelle wählen, und wonach sie sortiert ist</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>{column} (no room)</source>
        <translation>{column} (kein Platz)</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>All thresholds are as trained.</source>
        <translation>Alle Schwellen sind wie trainiert.</translation>
    </message>
    <message>
        <source>Choose a lane first: click its name or one of its regions.</source>
        <translation>Zuerst eine Spur wählen: auf ihren Namen oder eine ihrer Regionen klicken.</translation>
    </message>
    <message>
        <source>Choose a lane whose colour you have changed.</source>
        <translation>Eine Spur wählen, deren Farbe geändert wurde.</translation>
    </message>
    <message>
        <source>Choose a marker first: go to one, or click its flag in the ruler.</source>
        <translation>Zuerst eine Marke wählen: zu einer gehen oder ihre Fahne im Lineal anklicken.</translation>
    </message>
    <message>
        <source>Choose a preset of your own first; those of Soloscope stay.</source>
        <translation>Zuerst ein eigenes Preset wählen; die von Soloscope bleiben.</translation>
    </message>
    <message>
        <source>No analysis is running.</source>
        <translation>Es läuft keine Analyse.</translation>
    </message>
    <message>
        <source>No recording failed or was cancelled.</source>
        <translation>Keine Aufnahme ist fehlgeschlagen oder wurde abgebrochen.</translation>
    </message>
    <message>
        <source>No recording is finished yet.</source>
        <translation>Noch keine Aufnahme ist fertig.</translation>
    </message>
    <message>
        <source>No recording waits.</source>
        <translation>Keine Aufnahme wartet.</translation>
    </message>
    <message>
        <source>Nothing is being worked on.</source>
        <translation>Es wird gerade nichts bearbeitet.</translation>
    </message>
    <message>
        <source>Open a recording first.</source>
        <translation>Zuerst eine Aufnahme öffnen.</translation>
    </message>
    <message>
        <source>Select a recording of the list first.</source>
        <translation>Zuerst eine Aufnahme der Liste auswählen.</translation>
    </message>
    <message>
        <source>Select a region first.</source>
        <translation>Zuerst eine Region auswählen.</translation>
    </message>
    <message>
        <source>Select a region or a stretch of time first.</source>
        <translation>Zuerst eine Region oder einen Zeitabschnitt auswählen.</translation>
    </message>
    <message>
        <source>The batch has begun; let it come to its end, or cancel it.</source>
        <translation>Der Stapel hat begonnen; sein Ende abwarten oder ihn abbrechen.</translation>
    </message>
    <message>
        <source>The batch is not paused.</source>
        <translation>Der Stapel ruht nicht.</translation>
    </message>
    <message>
        <source>The batch is not running.</source>
        <translation>Der Stapel läuft nicht.</translation>
    </message>
    <message>
        <source>The chosen instrument has no thresholds of its own.</source>
        <translation>Das gewählte Instrument hat keine eigenen Schwellen.</translation>
    </message>
    <message>
        <source>There are no markers yet.</source>
        <translation>Es gibt noch keine Marken.</translation>
    </message>
    <message>
        <source>There are no regions and no markers yet.</source>
        <translation>Es gibt noch keine Regionen und keine Marken.</translation>
    </message>
    <message>
        <source>There are no regions yet; the recording must be analysed first.</source>
        <translation>Es gibt noch keine Regionen; zuerst muss die Aufnahme analysiert werden.</translation>
    </message>
    <message>
        <source>These thresholds have a name already.</source>
        <translation>Diese Schwellen haben schon einen Namen.</translation>
    </message>
    <message>
        <source>This is not possible now.</source>
        <translation>Das ist gerade nicht möglich.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Enter runs it</source>
        <translation>Eingabetaste führt ihn aus</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>No command is called that</source>
        <translation>So heißt kein Befehl</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Befehl eingeben</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;About Soloscope</source>
        <comment>about</comment>
        <translation>Über &amp;Soloscope</translation>
    </message>
    <message>
        <source>&amp;Add marker</source>
        <comment>marker_add</comment>
        <translation>M&amp;arke setzen</translation>
    </message>
    <message>
        <source>&amp;Add recordings…</source>
        <comment>batch_add_files</comment>
        <translation>Aufnahmen &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Analyse again</source>
        <comment>analyze</comment>
        <translation>&amp;Neu analysieren</translation>
    </message>
    <message>
        <source>&amp;As large as possible</source>
        <comment>pane_largest</comment>
        <translation>&amp;So groß wie möglich</translation>
    </message>
    <message>
        <source>&amp;Attention panel</source>
        <comment>show_attention</comment>
        <translation>A&amp;ufmerksamkeit</translation>
    </message>
    <message>
        <source>&amp;Audition results</source>
        <comment>audition</comment>
        <translation>&amp;Treffer vorhören</translation>
    </message>
    <message>
        <source>&amp;Batch…</source>
        <comment>batch</comment>
        <translation>S&amp;tapel …</translation>
    </message>
    <message>
        <source>&amp;Begin selection here</source>
        <comment>set_in</comment>
        <translation>Auswahl &amp;hier beginnen</translation>
    </message>
    <message>
        <source>&amp;Brighter</source>
        <comment>brighter</comment>
        <translation>&amp;Heller</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <comment>batch_cancel</comment>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Cancel analysis</source>
        <comment>cancel</comment>
        <translation>&amp;Analyse abbrechen</translation>
    </message>
    <message>
        <source>&amp;Centred</source>
        <comment>follow_centre</comment>
        <translation>&amp;Mittig</translation>
    </message>
    <message>
        <source>&amp;Change keys…</source>
        <comment>shortcuts</comment>
        <translation>&amp;Tasten ändern …</translation>
    </message>
    <message>
        <source>&amp;Choose what to find</source>
        <comment>find_choices</comment>
        <translation>Such&amp;auswahl einstellen</translation>
    </message>
    <message>
        <source>&amp;Chromagram</source>
        <comment>spectrum_chroma</comment>
        <translation>&amp;Chromagramm</translation>
    </message>
    <message>
        <source>&amp;Cividis</source>
        <comment>colours_cividis</comment>
        <translation>&amp;Cividis</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <comment>batch_close</comment>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Close panel</source>
        <comment>pane_close</comment>
        <translation>&amp;Feld schließen</translation>
    </message>
    <message>
        <source>&amp;Close recording</source>
        <comment>close</comment>
        <translation>&amp;Aufnahme schließen</translation>
    </message>
    <message>
        <source>&amp;Colour of the lane…</source>
        <comment>lane_colour</comment>
        <translation>&amp;Farbe der Spur …</translation>
    </message>
    <message>
        <source>&amp;Confirm region</source>
        <comment>confirm</comment>
        <translation>Region be&amp;stätigen</translation>
    </message>
    <message>
        <source>&amp;Darker</source>
        <comment>darker</comment>
        <translation>&amp;Dunkler</translation>
    </message>
    <message>
        <source>&amp;Delete marker</source>
        <comment>marker_delete</comment>
        <translation>&amp;Marke löschen</translation>
    </message>
    <message>
        <source>&amp;Delete preset</source>
        <comment>preset_delete</comment>
        <translation>Preset &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Draw region over selection…</source>
        <comment>draw_selection</comment>
        <translation>Region über Auswahl &amp;zeichnen …</translation>
    </message>
    <message>
        <source>&amp;Early</source>
        <comment>gain_early</comment>
        <translation>&amp;Früh</translation>
    </message>
    <message>
        <source>&amp;Export all again</source>
        <comment>batch_export</comment>
        <translation>Alle noch einmal e&amp;xportieren</translation>
    </message>
    <message>
        <source>&amp;Fainter</source>
        <comment>gain_fainter</comment>
        <translation>&amp;Schwächer</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <comment>faster</comment>
        <translation>&amp;Schneller</translation>
    </message>
    <message>
        <source>&amp;Fewer regions</source>
        <comment>fewer_regions</comment>
        <translation>Weniger &amp;Regionen</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <comment>palette</comment>
        <translation>&amp;Befehl suchen …</translation>
    </message>
    <message>
        <source>&amp;Find solos</source>
        <comment>find_solos</comment>
        <translation>Soli &amp;finden</translation>
    </message>
    <message>
        <source>&amp;Fit recording</source>
        <comment>zoom_fit</comment>
        <translation>Ganze &amp;Aufnahme</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <comment>batch_go_on</comment>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Go to time…</source>
        <comment>go_to</comment>
        <translation>&amp;Gehe zu Zeit …</translation>
    </message>
    <message>
        <source>&amp;Grey</source>
        <comment>colours_grey</comment>
        <translation>G&amp;rau</translation>
    </message>
    <message>
        <source>&amp;Group by family</source>
        <comment>group_families</comment>
        <translation>&amp;Nach Familie gruppieren</translation>
    </message>
    <message>
        <source>&amp;Half a second</source>
        <comment>roll_0.5</comment>
        <translation>Eine &amp;halbe Sekunde</translation>
    </message>
    <message>
        <source>&amp;Halt</source>
        <comment>shuttle_stop</comment>
        <translation>&amp;Halt</translation>
    </message>
    <message>
        <source>&amp;Higher lanes</source>
        <comment>lanes_higher</comment>
        <translation>&amp;Höhere Spuren</translation>
    </message>
    <message>
        <source>&amp;Import regions…</source>
        <comment>import_regions</comment>
        <translation>Regionen i&amp;mportieren …</translation>
    </message>
    <message>
        <source>&amp;Integrations…</source>
        <comment>integrations</comment>
        <translation>&amp;Einbindungen …</translation>
    </message>
    <message>
        <source>&amp;Inverted</source>
        <comment>colours_inverted</comment>
        <translation>&amp;Umgekehrt</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <comment>keys</comment>
        <translation>T&amp;asten</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <comment>pane_larger</comment>
        <translation>&amp;Größer</translation>
    </message>
    <message>
        <source>&amp;Late</source>
        <comment>gain_late</comment>
        <translation>S&amp;pät</translation>
    </message>
    <message>
        <source>&amp;Linear</source>
        <comment>spectrum_linear</comment>
        <translation>L&amp;inear</translation>
    </message>
    <message>
        <source>&amp;Loop selection</source>
        <comment>loop</comment>
        <translation>&amp;Auswahl in Schleife</translation>
    </message>
    <message>
        <source>&amp;Louder</source>
        <comment>louder</comment>
        <translation>&amp;Lauter</translation>
    </message>
    <message>
        <source>&amp;Lower lanes</source>
        <comment>lanes_lower</comment>
        <translation>Ni&amp;edrigere Spuren</translation>
    </message>
    <message>
        <source>&amp;Magma</source>
        <comment>colours_magma</comment>
        <translation>&amp;Magma</translation>
    </message>
    <message>
        <source>&amp;Magnify</source>
        <comment>vertical_in</comment>
        <translation>V&amp;ergrößern</translation>
    </message>
    <message>
        <source>&amp;Merge regions</source>
        <comment>merge</comment>
        <translation>Regionen ver&amp;binden</translation>
    </message>
    <message>
        <source>&amp;Mid</source>
        <comment>gain_mid</comment>
        <translation>&amp;Mittel</translation>
    </message>
    <message>
        <source>&amp;More regions</source>
        <comment>more_regions</comment>
        <translation>&amp;Mehr Regionen</translation>
    </message>
    <message>
        <source>&amp;Move marker to playhead</source>
        <comment>marker_here</comment>
        <translation>Marke an &amp;Wiedergabeposition</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <comment>mute</comment>
        <translation>&amp;Stumm</translation>
    </message>
    <message>
        <source>&amp;Mute lane</source>
        <comment>lane_mute</comment>
        <translation>Spu&amp;r stumm</translation>
    </message>
    <message>
        <source>&amp;Narrower range</source>
        <comment>narrower_range</comment>
        <translation>&amp;Kleinerer Bereich</translation>
    </message>
    <message>
        <source>&amp;Next marker</source>
        <comment>marker_next</comment>
        <translation>&amp;Nächste Marke</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <comment>pane_next</comment>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Next region</source>
        <comment>next_region</comment>
        <translation>Nächste &amp;Region</translation>
    </message>
    <message>
        <source>&amp;Next stage</source>
        <comment>gain_next</comment>
        <translation>&amp;Nächste Stufe</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <comment>roll_0</comment>
        <translation>&amp;Ohne</translation>
    </message>
    <message>
        <source>&amp;Off</source>
        <comment>follow_off</comment>
        <translation>&amp;Aus</translation>
    </message>
    <message>
        <source>&amp;Off</source>
        <comment>gain_off</comment>
        <translation>&amp;Aus</translation>
    </message>
    <message>
        <source>&amp;One second</source>
        <comment>roll_1</comment>
        <translation>&amp;Eine Sekunde</translation>
    </message>
    <message>
        <source>&amp;Open in the window</source>
        <comment>batch_open</comment>
        <translation>Im Fenster &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <comment>open</comment>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Own order</source>
        <comment>order_own</comment>
        <translation>&amp;Eigene Reihenfolge</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <comment>batch_pause</comment>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Play evidence</source>
        <comment>play_evidence</comment>
        <translation>&amp;Beleg abspielen</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <comment>play</comment>
        <translation>Abspielen &amp;oder anhalten</translation>
    </message>
    <message>
        <source>&amp;Previous marker</source>
        <comment>marker_previous</comment>
        <translation>&amp;Vorige Marke</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <comment>pane_previous</comment>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>&amp;Previous region</source>
        <comment>previous_region</comment>
        <translation>&amp;Vorige Region</translation>
    </message>
    <message>
        <source>&amp;Quieter</source>
        <comment>quieter</comment>
        <translation>L&amp;eiser</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <comment>quit</comment>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <comment>redo</comment>
        <translation>W&amp;iederholen</translation>
    </message>
    <message>
        <source>&amp;Reduce</source>
        <comment>vertical_out</comment>
        <translation>&amp;Verkleinern</translation>
    </message>
    <message>
        <source>&amp;Regions table</source>
        <comment>show_table</comment>
        <translation>Re&amp;gionentabelle</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <comment>batch_remove</comment>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Rename marker</source>
        <comment>marker_rename</comment>
        <translation>Marke &amp;umbenennen</translation>
    </message>
    <message>
        <source>&amp;Reset instrument</source>
        <comment>rules_reset</comment>
        <translation>&amp;Instrument zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Save preset…</source>
        <comment>preset_save</comment>
        <translation>Preset &amp;speichern …</translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <comment>save</comment>
        <translation>&amp;Sitzung speichern</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <comment>slower</comment>
        <translation>&amp;Langsamer</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <comment>pane_smaller</comment>
        <translation>&amp;Kleiner</translation>
    </message>
    <message>
        <source>&amp;Solo lane</source>
        <comment>lane_solo</comment>
        <translation>S&amp;pur solo</translation>
    </message>
    <message>
        <source>&amp;Split at playhead</source>
        <comment>split</comment>
        <translation>An Wie&amp;dergabeposition teilen</translation>
    </message>
    <message>
        <source>&amp;Standard range</source>
        <comment>standard_range</comment>
        <translation>&amp;Standardbereich</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <comment>batch_start</comment>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Stronger</source>
        <comment>gain_stronger</comment>
        <translation>S&amp;tärker</translation>
    </message>
    <message>
        <source>&amp;Thresholds</source>
        <comment>show_rules</comment>
        <translation>S&amp;chwellen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <comment>undo</comment>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Viridis</source>
        <comment>colours_viridis</comment>
        <translation>&amp;Viridis</translation>
    </message>
    <message>
        <source>&amp;Waveform per channel</source>
        <comment>separate_channels</comment>
        <translation>Wellenform &amp;je Kanal</translation>
    </message>
    <message>
        <source>&amp;Why here?</source>
        <comment>why</comment>
        <translation>&amp;Warum hier?</translation>
    </message>
    <message>
        <source>&amp;Wider range</source>
        <comment>wider_range</comment>
        <translation>&amp;Größerer Bereich</translation>
    </message>
    <message>
        <source>&amp;Window of its own</source>
        <comment>pane_float</comment>
        <translation>&amp;Eigenes Fenster</translation>
    </message>
    <message>
        <source>&amp;Withdraw decision</source>
        <comment>withdraw</comment>
        <translation>En&amp;tscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Zoom to selection</source>
        <comment>zoom_selection</comment>
        <translation>Auf Auswahl &amp;zoomen</translation>
    </message>
    <message>
        <source>A &amp;quarter second</source>
        <comment>roll_0.25</comment>
        <translation>Eine &amp;Viertelsekunde</translation>
    </message>
    <message>
        <source>A bit &amp;more back</source>
        <comment>jump_left</comment>
        <translation>Etwas &amp;mehr zurück</translation>
    </message>
    <message>
        <source>A bit mo&amp;re on</source>
        <comment>jump_right</comment>
        <translation>&amp;Etwas mehr weiter</translation>
    </message>
    <message>
        <source>A little &amp;back</source>
        <comment>nudge_left</comment>
        <translation>Ein &amp;wenig zurück</translation>
    </message>
    <message>
        <source>A little &amp;on</source>
        <comment>nudge_right</comment>
        <translation>E&amp;in wenig weiter</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <comment>batch_add_folder</comment>
        <translation>&amp;Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Add the regions as labels to the project that is open in Audacity.</source>
        <comment>send_audacity</comment>
        <translation>Die Regionen dem in Audacity geöffneten Projekt als Textmarken hinzufügen.</translation>
    </message>
    <message>
        <source>Anal&amp;yse what is open in Audacity…</source>
        <comment>analyse_audacity</comment>
        <translation>&amp;In Audacity Geöffnetes analysieren …</translation>
    </message>
    <message>
        <source>Analyse whole folders or many recordings, one after another.</source>
        <comment>batch</comment>
        <translation>Ganze Ordner oder viele Aufnahmen analysieren, eine nach der anderen.</translation>
    </message>
    <message>
        <source>As &amp;recorded</source>
        <comment>plain_speed</comment>
        <translation>&amp;Wie aufgenommen</translation>
    </message>
    <message>
        <source>As you have put them by dragging or by moving up and down.</source>
        <comment>order_own</comment>
        <translation>Wie durch Ziehen oder Verschieben nach oben und unten geordnet.</translation>
    </message>
    <message>
        <source>Batch window</source>
        <translation>Stapelfenster</translation>
    </message>
    <message>
        <source>Bring deleted regions back: those in the selected time, or all of them.</source>
        <comment>restore_deleted</comment>
        <translation>Gelöschte Regionen zurückholen: die in der ausgewählten Zeit, oder alle.</translation>
    </message>
    <message>
        <source>Bring regions from a file of an editor or of Soloscope into the recording.</source>
        <comment>import_regions</comment>
        <translation>Regionen aus einer Datei eines Schnittprogramms oder von Soloscope in die Aufnahme holen.</translation>
    </message>
    <message>
        <source>Bring the playhead into view.</source>
        <comment>show_playhead</comment>
        <translation>Die Wiedergabeposition in die Ansicht holen.</translation>
    </message>
    <message>
        <source>By &amp;activity</source>
        <comment>order_activity</comment>
        <translation>Nach &amp;Spieldauer</translation>
    </message>
    <message>
        <source>By &amp;family</source>
        <comment>order_family</comment>
        <translation>Nach &amp;Familie</translation>
    </message>
    <message>
        <source>By &amp;name</source>
        <comment>order_name</comment>
        <translation>&amp;Nach Namen</translation>
    </message>
    <message>
        <source>By &amp;page</source>
        <comment>follow_page</comment>
        <translation>&amp;Seitenweise</translation>
    </message>
    <message>
        <source>C&amp;olour as before</source>
        <comment>lane_colour_reset</comment>
        <translation>Farbe &amp;wie vorher</translation>
    </message>
    <message>
        <source>Change &amp;instrument…</source>
        <comment>change_instrument</comment>
        <translation>I&amp;nstrument ändern …</translation>
    </message>
    <message>
        <source>Choose another colour for this instrument.</source>
        <comment>lane_colour</comment>
        <translation>Eine andere Farbe für dieses Instrument wählen.</translation>
    </message>
    <message>
        <source>Choose device, model, look, language, sound output and what is kept on disk.</source>
        <comment>settings</comment>
        <translation>Gerät, Modell, Aussehen, Sprache, Tonausgabe und Aufbewahrtes wählen.</translation>
    </message>
    <message>
        <source>Choose where the sound goes.</source>
        <comment>output_device</comment>
        <translation>Wählen, wohin der Ton geht.</translation>
    </message>
    <message>
        <source>Close Soloscope.</source>
        <comment>quit</comment>
        <translation>Soloscope beenden.</translation>
    </message>
    <message>
        <source>Close the panel that has the focus; its own command shows it again.</source>
        <comment>pane_close</comment>
        <translation>Das Feld mit dem Fokus schließen; sein eigener Befehl zeigt es wieder.</translation>
    </message>
    <message>
        <source>Close the recording.</source>
        <comment>close</comment>
        <translation>Die Aufnahme schließen.</translation>
    </message>
    <message>
        <source>Close this window; the batch goes on.</source>
        <comment>batch_close</comment>
        <translation>Dieses Fenster schließen; der Stapel läuft weiter.</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <comment>copy_diagnostics</comment>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>Copy versions, devices, settings and the end of the log, for a report of what went wrong.</source>
        <comment>copy_diagnostics</comment>
        <translation>Versionen, Geräte, Einstellungen und das Ende des Protokolls kopieren, für einen Fehlerbericht.</translation>
    </message>
    <message>
        <source>Cut solos or other regions out of the recording, each to a sound file of its own.</source>
        <comment>export_audio</comment>
        <translation>Soli oder andere Regionen aus der Aufnahme schneiden, jede in eine eigene Tondatei.</translation>
    </message>
    <message>
        <source>Cut the selected region in two where the playhead stands.</source>
        <comment>split</comment>
        <translation>Die ausgewählte Region an der Wiedergabeposition in zwei teilen.</translation>
    </message>
    <message>
        <source>Delete re&amp;gion</source>
        <comment>delete</comment>
        <translation>Region &amp;löschen</translation>
    </message>
    <message>
        <source>Dim this lane; jumps from region to region pass it over.</source>
        <comment>lane_mute</comment>
        <translation>Diese Spur abdunkeln; Sprünge von Region zu Region übergehen sie.</translation>
    </message>
    <message>
        <source>Do selected &amp;again</source>
        <comment>batch_again</comment>
        <translation>Ausgewählte &amp;noch einmal</translation>
    </message>
    <message>
        <source>Draw each channel&apos;s waveform by itself, or all in one band.</source>
        <comment>separate_channels</comment>
        <translation>Die Wellenform jedes Kanals einzeln zeichnen, oder alle in einem Band.</translation>
    </message>
    <message>
        <source>Draw the spectrogram from black over red to pale yellow.</source>
        <comment>colours_magma</comment>
        <translation>Das Spektrogramm von Schwarz über Rot bis Blassgelb zeichnen.</translation>
    </message>
    <message>
        <source>Draw the spectrogram from black to white.</source>
        <comment>colours_grey</comment>
        <translation>Das Spektrogramm von Schwarz bis Weiß zeichnen.</translation>
    </message>
    <message>
        <source>Draw the spectrogram from blue to yellow; made for colour-blind eyes.</source>
        <comment>colours_cividis</comment>
        <translation>Das Spektrogramm von Blau bis Gelb zeichnen; für farbenblinde Augen gemacht.</translation>
    </message>
    <message>
        <source>Draw the spectrogram from violet over green to yellow.</source>
        <comment>colours_viridis</comment>
        <translation>Das Spektrogramm von Violett über Grün bis Gelb zeichnen.</translation>
    </message>
    <message>
        <source>Draw what is quiet bright and what is loud dark.</source>
        <comment>colours_inverted</comment>
        <translation>Leises hell und Lautes dunkel zeichnen.</translation>
    </message>
    <message>
        <source>Empty the &amp;clip marks</source>
        <comment>forget_clipping</comment>
        <translation>Ü&amp;bersteuerung löschen</translation>
    </message>
    <message>
        <source>Empty the boxes of the level meter that say that full scale was reached.</source>
        <comment>forget_clipping</comment>
        <translation>Die Felder des Pegelmessers leeren, die Vollaussteuerung anzeigen.</translation>
    </message>
    <message>
        <source>End at pla&amp;yhead</source>
        <comment>region_end</comment>
        <translation>Ende an &amp;Wiedergabeposition</translation>
    </message>
    <message>
        <source>End selection &amp;here</source>
        <comment>set_out</comment>
        <translation>&amp;Auswahl hier beenden</translation>
    </message>
    <message>
        <source>End solo and mute of all lanes.</source>
        <comment>lanes_all</comment>
        <translation>Solo und Stumm aller Spuren beenden.</translation>
    </message>
    <message>
        <source>Export solos as a&amp;udio…</source>
        <comment>export_audio</comment>
        <translation>Soli als Audio ex&amp;portieren …</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <comment>full_screen</comment>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Fill the view with the selected region or span.</source>
        <comment>zoom_selection</comment>
        <translation>Die Ansicht mit der ausgewählten Region oder Spanne füllen.</translation>
    </message>
    <message>
        <source>Filter the ta&amp;ble</source>
        <comment>filter_regions</comment>
        <translation>Ta&amp;belle filtern</translation>
    </message>
    <message>
        <source>Find any command by some letters of its name, and run it.</source>
        <comment>palette</comment>
        <translation>Einen Befehl mit einigen Buchstaben seines Namens finden und ausführen.</translation>
    </message>
    <message>
        <source>Find out what the activation of the selected region&apos;s instrument rests on at the playhead.</source>
        <comment>why</comment>
        <translation>Herausfinden, worauf die Aktivierung des Instruments der ausgewählten Region an der Wiedergabeposition beruht.</translation>
    </message>
    <message>
        <source>Find the instruments in what is open in Audacity, and add them there as labels.</source>
        <comment>analyse_audacity</comment>
        <translation>Die Instrumente in dem finden, was in Audacity geöffnet ist, und dort als Textmarken hinzufügen.</translation>
    </message>
    <message>
        <source>Forget the chosen preset of your own; the thresholds stay as they are.</source>
        <comment>preset_delete</comment>
        <translation>Das gewählte eigene Preset vergessen; die Schwellen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Give all lanes less height.</source>
        <comment>lanes_lower</comment>
        <translation>Allen Spuren weniger Höhe geben.</translation>
    </message>
    <message>
        <source>Give all lanes more height.</source>
        <comment>lanes_higher</comment>
        <translation>Allen Spuren mehr Höhe geben.</translation>
    </message>
    <message>
        <source>Give commands other keys.</source>
        <comment>shortcuts</comment>
        <translation>Befehlen andere Tasten geben.</translation>
    </message>
    <message>
        <source>Give the chosen preset of your own another name.</source>
        <comment>preset_rename</comment>
        <translation>Dem gewählten eigenen Preset einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>Give the current marker another name.</source>
        <comment>marker_rename</comment>
        <translation>Der aktuellen Marke einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>Give the view or panel that has the focus all the room there is, or put everything back.</source>
        <comment>pane_largest</comment>
        <translation>Der Ansicht oder dem Feld mit dem Fokus allen Platz geben, den es gibt, oder alles zurückstellen.</translation>
    </message>
    <message>
        <source>Give the view or panel that has the focus less room.</source>
        <comment>pane_smaller</comment>
        <translation>Der Ansicht oder dem Feld mit dem Fokus weniger Platz geben.</translation>
    </message>
    <message>
        <source>Give the view or panel that has the focus more room.</source>
        <comment>pane_larger</comment>
        <translation>Der Ansicht oder dem Feld mit dem Fokus mehr Platz geben.</translation>
    </message>
    <message>
        <source>Give this instrument its own colour back.</source>
        <comment>lane_colour_reset</comment>
        <translation>Diesem Instrument seine eigene Farbe zurückgeben.</translation>
    </message>
    <message>
        <source>Give this lane less height.</source>
        <comment>lane_lower</comment>
        <translation>Dieser Spur weniger Höhe geben.</translation>
    </message>
    <message>
        <source>Give this lane more height.</source>
        <comment>lane_higher</comment>
        <translation>Dieser Spur mehr Höhe geben.</translation>
    </message>
    <message>
        <source>Go on after a pause.</source>
        <comment>batch_go_on</comment>
        <translation>Nach einer Pause weitermachen.</translation>
    </message>
    <message>
        <source>Go on from off to early, mid and late, and back to off.</source>
        <comment>gain_next</comment>
        <translation>Von aus zu früh, mittel und spät weitergehen, und zurück zu aus.</translation>
    </message>
    <message>
        <source>Go to &amp;end</source>
        <comment>go_end</comment>
        <translation>&amp;Zum Ende</translation>
    </message>
    <message>
        <source>Go to a time: seconds, H:MM:SS.mmm, a timecode, or +2.5 from here.</source>
        <comment>go_to</comment>
        <translation>Zu einer Zeit gehen: Sekunden, H:MM:SS.mmm, ein Timecode, oder +2,5 von hier aus.</translation>
    </message>
    <message>
        <source>Go to s&amp;tart</source>
        <comment>go_start</comment>
        <translation>Z&amp;um Anfang</translation>
    </message>
    <message>
        <source>Go to the end.</source>
        <comment>go_end</comment>
        <translation>Ans Ende gehen.</translation>
    </message>
    <message>
        <source>Go to the filter of the regions table; Return goes on to its rows, Esc empties it.</source>
        <comment>filter_regions</comment>
        <translation>Zum Filter der Regionentabelle gehen; die Eingabetaste geht weiter zu den Zeilen, Esc leert ihn.</translation>
    </message>
    <message>
        <source>Go to the line before in the Find solos panel.</source>
        <comment>find_previous</comment>
        <translation>Zur Zeile davor unter Soli finden gehen.</translation>
    </message>
    <message>
        <source>Go to the marker before.</source>
        <comment>marker_previous</comment>
        <translation>Zur Marke davor gehen.</translation>
    </message>
    <message>
        <source>Go to the next line of the Find solos panel.</source>
        <comment>find_next</comment>
        <translation>Zur nächsten Zeile unter Soli finden gehen.</translation>
    </message>
    <message>
        <source>Go to the next marker.</source>
        <comment>marker_next</comment>
        <translation>Zur nächsten Marke gehen.</translation>
    </message>
    <message>
        <source>Go to the next pane: views, panels, table, transport.</source>
        <comment>pane_next</comment>
        <translation>Zum nächsten Bereich gehen: Ansichten, Felder, Tabelle, Transport.</translation>
    </message>
    <message>
        <source>Go to the next region and select it.</source>
        <comment>next_region</comment>
        <translation>Zur nächsten Region gehen und sie auswählen.</translation>
    </message>
    <message>
        <source>Go to the pane before.</source>
        <comment>pane_previous</comment>
        <translation>Zum Bereich davor gehen.</translation>
    </message>
    <message>
        <source>Go to the region before and select it.</source>
        <comment>previous_region</comment>
        <translation>Zur Region davor gehen und sie auswählen.</translation>
    </message>
    <message>
        <source>Go to the start.</source>
        <comment>go_start</comment>
        <translation>An den Anfang gehen.</translation>
    </message>
    <message>
        <source>Go to where an instrument last played alone or led.</source>
        <comment>previous_solo</comment>
        <translation>Dorthin gehen, wo zuletzt ein Instrument allein spielte oder führte.</translation>
    </message>
    <message>
        <source>Go to where an instrument next plays alone or leads.</source>
        <comment>next_solo</comment>
        <translation>Dorthin gehen, wo als Nächstes ein Instrument allein spielt oder führt.</translation>
    </message>
    <message>
        <source>Hide s&amp;ilent instruments</source>
        <comment>hide_silent</comment>
        <translation>Stille &amp;Instrumente ausblenden</translation>
    </message>
    <message>
        <source>Hide the quietest 5 dB of what is shown.</source>
        <comment>narrower_range</comment>
        <translation>Die leisesten 5 dB des Gezeigten verbergen.</translation>
    </message>
    <message>
        <source>In the order of families: strings, winds, brass, keys, plucked, percussion, voice.</source>
        <comment>order_family</comment>
        <translation>In der Folge der Familien: Streicher, Holzbläser, Blech, Tasteninstrumente, Zupfinstrumente, Schlaginstrumente, Gesang.</translation>
    </message>
    <message>
        <source>In the order of the alphabet.</source>
        <comment>order_name</comment>
        <translation>In der Reihenfolge des Alphabets.</translation>
    </message>
    <message>
        <source>Install what lets Audacity, Sonic Visualiser, REAPER and Ardour use Soloscope.</source>
        <comment>integrations</comment>
        <translation>Installieren, was Audacity, Sonic Visualiser, REAPER und Ardour Soloscope nutzen lässt.</translation>
    </message>
    <message>
        <source>Instruments that are heard first, each group in the order of the model.</source>
        <comment>order_sounding</comment>
        <translation>Zuerst Instrumente, die zu hören sind; in beiden Gruppen in der Reihenfolge des Modells.</translation>
    </message>
    <message>
        <source>Join the selected regions, or the selected one with the next of its instrument.</source>
        <comment>merge</comment>
        <translation>Die ausgewählten Regionen verbinden, oder die ausgewählte mit der nächsten ihres Instruments.</translation>
    </message>
    <message>
        <source>Keep analysis, decisions, edits and view in a session file.</source>
        <comment>save</comment>
        <translation>Analyse, Entscheidungen, Bearbeitungen und Ansicht in einer Sitzungsdatei speichern.</translation>
    </message>
    <message>
        <source>Keep the present thresholds under a name.</source>
        <comment>preset_save</comment>
        <translation>Die jetzigen Schwellen unter einem Namen behalten.</translation>
    </message>
    <message>
        <source>Keep the session in another file.</source>
        <comment>save_as</comment>
        <translation>Die Sitzung in einer anderen Datei speichern.</translation>
    </message>
    <message>
        <source>Lane &amp;1</source>
        <comment>lane_1</comment>
        <translation>Spur &amp;1</translation>
    </message>
    <message>
        <source>Lane &amp;2</source>
        <comment>lane_2</comment>
        <translation>Spur &amp;2</translation>
    </message>
    <message>
        <source>Lane &amp;3</source>
        <comment>lane_3</comment>
        <translation>Spur &amp;3</translation>
    </message>
    <message>
        <source>Lane &amp;4</source>
        <comment>lane_4</comment>
        <translation>Spur &amp;4</translation>
    </message>
    <message>
        <source>Lane &amp;5</source>
        <comment>lane_5</comment>
        <translation>Spur &amp;5</translation>
    </message>
    <message>
        <source>Lane &amp;6</source>
        <comment>lane_6</comment>
        <translation>Spur &amp;6</translation>
    </message>
    <message>
        <source>Lane &amp;7</source>
        <comment>lane_7</comment>
        <translation>Spur &amp;7</translation>
    </message>
    <message>
        <source>Lane &amp;8</source>
        <comment>lane_8</comment>
        <translation>Spur &amp;8</translation>
    </message>
    <message>
        <source>Lane &amp;9</source>
        <comment>lane_9</comment>
        <translation>Spur &amp;9</translation>
    </message>
    <message>
        <source>Lanes share the &amp;room</source>
        <comment>lanes_fit</comment>
        <translation>Spuren &amp;teilen den Platz</translation>
    </message>
    <message>
        <source>Leave out instruments that are not heard anywhere.</source>
        <comment>hide_silent</comment>
        <translation>Instrumente weglassen, die nirgends zu hören sind.</translation>
    </message>
    <message>
        <source>Let Why here look at the second of sound around the playhead.</source>
        <comment>why_window</comment>
        <translation>Warum hier betrachtet die Sekunde Klang um die Wiedergabeposition.</translation>
    </message>
    <message>
        <source>Let Why here look at the whole selected region; one longer than 8 windows in 8 spread over it.</source>
        <comment>why_region</comment>
        <translation>Warum hier betrachtet die ganze ausgewählte Region; eine, die länger als 8 Fenster ist, in 8 über sie verteilten.</translation>
    </message>
    <message>
        <source>Let all lanes have the same height, so that all that sounds is seen.</source>
        <comment>lanes_fit</comment>
        <translation>Alle Spuren gleich hoch machen, sodass alles Klingende zu sehen ist.</translation>
    </message>
    <message>
        <source>Let more of the spectrogram show through the overlay.</source>
        <comment>gain_fainter</comment>
        <translation>Mehr vom Spektrogramm durchscheinen lassen.</translation>
    </message>
    <message>
        <source>Let nothing be heard, or all again.</source>
        <comment>mute</comment>
        <translation>Nichts hören lassen, oder wieder alles.</translation>
    </message>
    <message>
        <source>Let the batch rest; it goes on later from where it is.</source>
        <comment>batch_pause</comment>
        <translation>Den Stapel ruhen lassen; er geht später da weiter, wo er ist.</translation>
    </message>
    <message>
        <source>Let the overlay cover more of the spectrogram.</source>
        <comment>gain_stronger</comment>
        <translation>Mehr vom Spektrogramm überdecken.</translation>
    </message>
    <message>
        <source>Let the recordings wait again that failed or were cancelled.</source>
        <comment>batch_retry</comment>
        <translation>Aufnahmen wieder warten lassen, die fehlschlugen oder abgebrochen wurden.</translation>
    </message>
    <message>
        <source>Let the selected recordings come earlier.</source>
        <comment>batch_up</comment>
        <translation>Die ausgewählten Aufnahmen früher an die Reihe kommen lassen.</translation>
    </message>
    <message>
        <source>Let the selected recordings come later.</source>
        <comment>batch_down</comment>
        <translation>Die ausgewählten Aufnahmen später an die Reihe kommen lassen.</translation>
    </message>
    <message>
        <source>Let the selected recordings wait again, done or not.</source>
        <comment>batch_again</comment>
        <translation>Die ausgewählten Aufnahmen wieder warten lassen, fertig oder nicht.</translation>
    </message>
    <message>
        <source>Let the selected region and time span go.</source>
        <comment>select_none</comment>
        <translation>Die Auswahl von Region und Zeitabschnitt aufheben.</translation>
    </message>
    <message>
        <source>Let the selected region begin where the playhead stands.</source>
        <comment>region_start</comment>
        <translation>Die ausgewählte Region an der Wiedergabeposition beginnen lassen.</translation>
    </message>
    <message>
        <source>Let the selected region end where the playhead stands.</source>
        <comment>region_end</comment>
        <translation>Die ausgewählte Region an der Wiedergabeposition enden lassen.</translation>
    </message>
    <message>
        <source>Let the selected time begin at the playhead (in point).</source>
        <comment>set_in</comment>
        <translation>Die ausgewählte Zeit an der Wiedergabeposition beginnen lassen (In-Punkt).</translation>
    </message>
    <message>
        <source>Let the selected time end at the playhead (out point).</source>
        <comment>set_out</comment>
        <translation>Die ausgewählte Zeit an der Wiedergabeposition enden lassen (Out-Punkt).</translation>
    </message>
    <message>
        <source>List all keys.</source>
        <comment>keys</comment>
        <translation>Alle Tasten auflisten.</translation>
    </message>
    <message>
        <source>Log-&amp;frequency (constant-Q)</source>
        <comment>spectrum_constant_q</comment>
        <translation>&amp;Log-Frequenz (Constant-Q)</translation>
    </message>
    <message>
        <source>Log-&amp;mel</source>
        <comment>spectrum_log_mel</comment>
        <translation>Log-&amp;Mel</translation>
    </message>
    <message>
        <source>Loop and play selections from edge to edge.</source>
        <comment>roll_0</comment>
        <translation>Schleife und Auswahl von Kante zu Kante abspielen.</translation>
    </message>
    <message>
        <source>Loop and play selections with 0.25 s before and after.</source>
        <comment>roll_0.25</comment>
        <translation>Schleife und Auswahl mit 0,25 s davor und danach abspielen.</translation>
    </message>
    <message>
        <source>Loop and play selections with 0.5 s before and after.</source>
        <comment>roll_0.5</comment>
        <translation>Schleife und Auswahl mit 0,5 s davor und danach abspielen.</translation>
    </message>
    <message>
        <source>Loop and play selections with 1 s before and after.</source>
        <comment>roll_1</comment>
        <translation>Schleife und Auswahl mit 1 s davor und danach abspielen.</translation>
    </message>
    <message>
        <source>Magnify the view that has the focus vertically: levels, frequencies, lane heights.</source>
        <comment>vertical_in</comment>
        <translation>Die Ansicht mit dem Fokus senkrecht vergrößern: Pegel, Frequenzen, Spurhöhen.</translation>
    </message>
    <message>
        <source>Make the analysis less sensitive by 5 %.</source>
        <comment>fewer_regions</comment>
        <translation>Die Analyse um 5 % unempfindlicher machen.</translation>
    </message>
    <message>
        <source>Make the analysis more sensitive by 5 %.</source>
        <comment>more_regions</comment>
        <translation>Die Analyse um 5 % empfindlicher machen.</translation>
    </message>
    <message>
        <source>Make the selected region automatic again; its edits are withdrawn, too.</source>
        <comment>withdraw</comment>
        <translation>Die ausgewählte Region wieder automatisch machen; auch ihre Bearbeitungen werden zurückgenommen.</translation>
    </message>
    <message>
        <source>Mar&amp;kers</source>
        <comment>show_markers</comment>
        <translation>&amp;Marken</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <comment>batch_down</comment>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <comment>batch_up</comment>
        <translation>Nach o&amp;ben</translation>
    </message>
    <message>
        <source>Move back by a hundredth of the view.</source>
        <comment>nudge_left</comment>
        <translation>Um ein Hundertstel der Ansicht zurückgehen.</translation>
    </message>
    <message>
        <source>Move back by a tenth of the view.</source>
        <comment>jump_left</comment>
        <translation>Um ein Zehntel der Ansicht zurückgehen.</translation>
    </message>
    <message>
        <source>Move lane &amp;down</source>
        <comment>lane_down</comment>
        <translation>Spur nach &amp;unten</translation>
    </message>
    <message>
        <source>Move lane &amp;up</source>
        <comment>lane_up</comment>
        <translation>Spur nach &amp;oben</translation>
    </message>
    <message>
        <source>Move marker &amp;earlier</source>
        <comment>marker_earlier</comment>
        <translation>Marke &amp;früher</translation>
    </message>
    <message>
        <source>Move marker &amp;later</source>
        <comment>marker_later</comment>
        <translation>Marke &amp;später</translation>
    </message>
    <message>
        <source>Move on by a hundredth of the view.</source>
        <comment>nudge_right</comment>
        <translation>Um ein Hundertstel der Ansicht weitergehen.</translation>
    </message>
    <message>
        <source>Move on by a tenth of the view.</source>
        <comment>jump_right</comment>
        <translation>Um ein Zehntel der Ansicht weitergehen.</translation>
    </message>
    <message>
        <source>Move region &amp;earlier</source>
        <comment>region_earlier</comment>
        <translation>Region &amp;früher</translation>
    </message>
    <message>
        <source>Move region &amp;later</source>
        <comment>region_later</comment>
        <translation>Region s&amp;päter</translation>
    </message>
    <message>
        <source>Move the current marker by a hundredth of a second.</source>
        <comment>marker_earlier</comment>
        <translation>Die aktuelle Marke um eine Hundertstelsekunde verschieben.</translation>
    </message>
    <message>
        <source>Move the current marker by a hundredth of a second.</source>
        <comment>marker_later</comment>
        <translation>Die aktuelle Marke um eine Hundertstelsekunde verschieben.</translation>
    </message>
    <message>
        <source>Move the current marker to where the playhead stands.</source>
        <comment>marker_here</comment>
        <translation>Die aktuelle Marke an die Wiedergabeposition verschieben.</translation>
    </message>
    <message>
        <source>Move the panel that has the focus to the next edge of the window.</source>
        <comment>pane_move</comment>
        <translation>Das Feld mit dem Fokus an den nächsten Rand des Fensters setzen.</translation>
    </message>
    <message>
        <source>Move the range of levels shown down by 5 dB.</source>
        <comment>brighter</comment>
        <translation>Den gezeigten Pegelbereich um 5 dB nach unten verschieben.</translation>
    </message>
    <message>
        <source>Move the range of levels shown up by 5 dB.</source>
        <comment>darker</comment>
        <translation>Den gezeigten Pegelbereich um 5 dB nach oben verschieben.</translation>
    </message>
    <message>
        <source>Move the selected region by a hundredth of a second.</source>
        <comment>region_earlier</comment>
        <translation>Die ausgewählte Region um eine Hundertstelsekunde verschieben.</translation>
    </message>
    <message>
        <source>Move the selected region by a hundredth of a second.</source>
        <comment>region_later</comment>
        <translation>Die ausgewählte Region um eine Hundertstelsekunde verschieben.</translation>
    </message>
    <message>
        <source>N&amp;ote…</source>
        <comment>note</comment>
        <translation>N&amp;otiz …</translation>
    </message>
    <message>
        <source>Ne&amp;xt result</source>
        <comment>find_next</comment>
        <translation>&amp;Nächster Treffer</translation>
    </message>
    <message>
        <source>Next &amp;solo</source>
        <comment>next_solo</comment>
        <translation>Nä&amp;chstes Solo</translation>
    </message>
    <message>
        <source>Open &amp;demo recording</source>
        <comment>open_demo</comment>
        <translation>&amp;Demo-Aufnahme öffnen</translation>
    </message>
    <message>
        <source>Open again what was open last, recording or session.</source>
        <comment>reopen_last</comment>
        <translation>Wieder öffnen, was zuletzt geöffnet war, Aufnahme oder Sitzung.</translation>
    </message>
    <message>
        <source>Open an audio or video file, or a session.</source>
        <comment>open</comment>
        <translation>Eine Audio- oder Videodatei oder eine Sitzung öffnen.</translation>
    </message>
    <message>
        <source>Open the Find solos panel and go to its choices: instruments, kind, length and confidence.</source>
        <comment>find_choices</comment>
        <translation>Das Feld „Soli finden“ öffnen und zu ihrer Auswahl gehen: Instrumente, Art, Länge und Sicherheit.</translation>
    </message>
    <message>
        <source>Open the panel that lists solos by instrument, kind, length and confidence.</source>
        <comment>find_solos</comment>
        <translation>Das Feld öffnen, das Soli nach Instrument, Art, Länge und Sicherheit auflistet.</translation>
    </message>
    <message>
        <source>Open the recording that comes with Soloscope.</source>
        <comment>open_demo</comment>
        <translation>Die Aufnahme öffnen, die zu Soloscope gehört.</translation>
    </message>
    <message>
        <source>Open the selected recording in the main window; a double click does so too.</source>
        <comment>batch_open</comment>
        <translation>Die ausgewählte Aufnahme im Hauptfenster öffnen; ein Doppelklick tut es auch.</translation>
    </message>
    <message>
        <source>Output &amp;device…</source>
        <comment>output_device</comment>
        <translation>&amp;Ausgabegerät …</translation>
    </message>
    <message>
        <source>Page &amp;back</source>
        <comment>page_back</comment>
        <translation>&amp;Seite zurück</translation>
    </message>
    <message>
        <source>Page o&amp;n</source>
        <comment>page_on</comment>
        <translation>Seite &amp;weiter</translation>
    </message>
    <message>
        <source>Play &amp;back</source>
        <comment>shuttle_back</comment>
        <translation>&amp;Rückwärts abspielen</translation>
    </message>
    <message>
        <source>Play &amp;on</source>
        <comment>shuttle_on</comment>
        <translation>&amp;Vorwärts abspielen</translation>
    </message>
    <message>
        <source>Play &amp;original</source>
        <comment>play_original</comment>
        <translation>&amp;Original abspielen</translation>
    </message>
    <message>
        <source>Play &amp;selection once</source>
        <comment>play_selection</comment>
        <translation>Au&amp;swahl einmal abspielen</translation>
    </message>
    <message>
        <source>Play at the recording&apos;s own speed.</source>
        <comment>plain_speed</comment>
        <translation>Mit der Geschwindigkeit der Aufnahme abspielen.</translation>
    </message>
    <message>
        <source>Play backwards; again: twice as fast, up to eight times.</source>
        <comment>shuttle_back</comment>
        <translation>Rückwärts abspielen; noch einmal: doppelt so schnell, bis zum Achtfachen.</translation>
    </message>
    <message>
        <source>Play each result as soon as it is chosen in the Find solos panel.</source>
        <comment>audition</comment>
        <translation>Jeden Treffer abspielen, sobald er unter Soli finden gewählt wird.</translation>
    </message>
    <message>
        <source>Play faster, up to twice the speed; the pitch stays.</source>
        <comment>faster</comment>
        <translation>Schneller abspielen, bis zur doppelten Geschwindigkeit; die Tonhöhe bleibt.</translation>
    </message>
    <message>
        <source>Play from the playhead, or pause.</source>
        <comment>play</comment>
        <translation>Ab der Wiedergabeposition abspielen, oder anhalten.</translation>
    </message>
    <message>
        <source>Play nothing but what the last answer to Why here rests on.</source>
        <comment>play_evidence</comment>
        <translation>Nur das abspielen, worauf die letzte Antwort auf Warum hier beruht.</translation>
    </message>
    <message>
        <source>Play slower, down to half the speed; the pitch stays.</source>
        <comment>slower</comment>
        <translation>Langsamer abspielen, bis zur halben Geschwindigkeit; die Tonhöhe bleibt.</translation>
    </message>
    <message>
        <source>Play the same stretch as the recording has it.</source>
        <comment>play_original</comment>
        <translation>Dieselbe Stelle abspielen, wie die Aufnahme sie hat.</translation>
    </message>
    <message>
        <source>Play the selected region or span once and return to its start.</source>
        <comment>play_selection</comment>
        <translation>Die ausgewählte Region oder Spanne einmal abspielen und an ihren Anfang zurückkehren.</translation>
    </message>
    <message>
        <source>Play; again: twice as fast, up to eight times. The pitch stays.</source>
        <comment>shuttle_on</comment>
        <translation>Abspielen; noch einmal: doppelt so schnell, bis zum Achtfachen. Die Tonhöhe bleibt.</translation>
    </message>
    <message>
        <source>Pre&amp;vious result</source>
        <comment>find_previous</comment>
        <translation>V&amp;origer Treffer</translation>
    </message>
    <message>
        <source>Previous s&amp;olo</source>
        <comment>previous_solo</comment>
        <translation>Voriges &amp;Solo</translation>
    </message>
    <message>
        <source>Put all recordings of a folder and its subfolders into the list.</source>
        <comment>batch_add_folder</comment>
        <translation>Alle Aufnahmen eines Ordners und seiner Unterordner in die Liste aufnehmen.</translation>
    </message>
    <message>
        <source>Put audio or video files into the list.</source>
        <comment>batch_add_files</comment>
        <translation>Audio- oder Videodateien in die Liste aufnehmen.</translation>
    </message>
    <message>
        <source>Put strings, winds, brass, keys, plucked, percussion and voice together under headings.</source>
        <comment>group_families</comment>
        <translation>Streicher, Holzbläser, Blech, Tasteninstrumente, Zupfinstrumente, Schlaginstrumente und Gesang unter Überschriften sammeln.</translation>
    </message>
    <message>
        <source>Put this lane above the one before it.</source>
        <comment>lane_up</comment>
        <translation>Diese Spur über die vorige setzen.</translation>
    </message>
    <message>
        <source>Put this lane below the one after it.</source>
        <comment>lane_down</comment>
        <translation>Diese Spur unter die nächste setzen.</translation>
    </message>
    <message>
        <source>Re&amp;ject region</source>
        <comment>reject</comment>
        <translation>Region &amp;verwerfen</translation>
    </message>
    <message>
        <source>Re&amp;name preset…</source>
        <comment>preset_rename</comment>
        <translation>Preset &amp;umbenennen …</translation>
    </message>
    <message>
        <source>Reopen &amp;last</source>
        <comment>reopen_last</comment>
        <translation>&amp;Letzte wieder öffnen</translation>
    </message>
    <message>
        <source>Repeat the selected region or span; again: stop repeating.</source>
        <comment>loop</comment>
        <translation>Die ausgewählte Region oder Spanne wiederholen; noch einmal: Wiederholung beenden.</translation>
    </message>
    <message>
        <source>Repeat the step taken back.</source>
        <comment>redo</comment>
        <translation>Den zurückgenommenen Schritt wiederholen.</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <comment>rules_reset_all</comment>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Restore dele&amp;ted regions</source>
        <comment>restore_deleted</comment>
        <translation>&amp;Gelöschte Regionen wiederherstellen</translation>
    </message>
    <message>
        <source>Retry &amp;failed</source>
        <comment>batch_retry</comment>
        <translation>&amp;Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Run the network over the whole recording anew; your decisions stay.</source>
        <comment>analyze</comment>
        <translation>Das Netz noch einmal über die ganze Aufnahme laufen lassen; Entscheidungen bleiben.</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <comment>save_as</comment>
        <translation>Sitzung speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Say that the selected regions are of another instrument.</source>
        <comment>change_instrument</comment>
        <translation>Die ausgewählten Regionen einem anderen Instrument geben.</translation>
    </message>
    <message>
        <source>Scroll &amp;down</source>
        <comment>vertical_down</comment>
        <translation>&amp;Nach unten rollen</translation>
    </message>
    <message>
        <source>Scroll &amp;up</source>
        <comment>vertical_up</comment>
        <translation>Nach &amp;oben rollen</translation>
    </message>
    <message>
        <source>Scroll the view that has the focus down.</source>
        <comment>vertical_down</comment>
        <translation>Die Ansicht mit dem Fokus nach unten rollen.</translation>
    </message>
    <message>
        <source>Scroll the view that has the focus up: lanes, frequencies.</source>
        <comment>vertical_up</comment>
        <translation>Die Ansicht mit dem Fokus nach oben rollen: Spuren, Frequenzen.</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <comment>settings</comment>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>Select &amp;all regions</source>
        <comment>select_all</comment>
        <translation>Alle Regionen a&amp;uswählen</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <comment>select_none</comment>
        <translation>Ni&amp;chts auswählen</translation>
    </message>
    <message>
        <source>Select every region that the table shows, to decide on them together.</source>
        <comment>select_all</comment>
        <translation>Alle Regionen auswählen, die die Tabelle zeigt, um gemeinsam über sie zu entscheiden.</translation>
    </message>
    <message>
        <source>Send re&amp;gions to Audacity…</source>
        <comment>send_audacity</comment>
        <translation>&amp;Regionen an Audacity senden …</translation>
    </message>
    <message>
        <source>Set every instrument, and the sensitivity, as the model was trained.</source>
        <comment>rules_reset_all</comment>
        <translation>Jedes Instrument und die Empfindlichkeit einstellen, wie das Modell trainiert wurde.</translation>
    </message>
    <message>
        <source>Set the instrument that is chosen in the thresholds panel as the model was trained.</source>
        <comment>rules_reset</comment>
        <translation>Das in den Schwellen gewählte Instrument einstellen, wie das Modell trainiert wurde.</translation>
    </message>
    <message>
        <source>Show or hide the spectrogram, so that lanes and table have more room.</source>
        <comment>show_spectrogram</comment>
        <translation>Das Spektrogramm zeigen oder ausblenden, damit Spuren und Tabelle mehr Platz haben.</translation>
    </message>
    <message>
        <source>Show or hide the waveform, so that lanes and table have more room.</source>
        <comment>show_waveform</comment>
        <translation>Die Wellenform zeigen oder ausblenden, damit Spuren und Tabelle mehr Platz haben.</translation>
    </message>
    <message>
        <source>Sp&amp;ectrogram strip</source>
        <comment>show_spectrogram</comment>
        <translation>Spe&amp;ktrogramm zeigen</translation>
    </message>
    <message>
        <source>Start or pause batc&amp;h</source>
        <comment>batch_toggle</comment>
        <translation>Stapel starten &amp;oder pausieren</translation>
    </message>
    <message>
        <source>Sensitivity as &amp;trained</source>
        <comment>trained_thresholds</comment>
        <translation>&amp;Empfindlichkeit wie trainiert</translation>
    </message>
    <message>
        <source>&amp;Export regions…</source>
        <comment>export_csv</comment>
        <translation>Regionen als &amp;CSV exportieren …</translation>
    </message>
    <message>
        <source>Add a region over the selected time; in the lanes, Ctrl+drag does it.</source>
        <comment>draw_selection</comment>
        <translation>Eine Region über der ausgewählten Zeit hinzufügen; in den Spuren geht es durch Ziehen mit Strg.</translation>
    </message>
    <message>
        <source>Export agai&amp;n</source>
        <comment>export_again</comment>
        <translation>&amp;Noch einmal exportieren</translation>
    </message>
    <message>
        <source>Set a marker at the playhead, also while it plays.</source>
        <comment>marker_add</comment>
        <translation>Eine Marke an der Wiedergabeposition setzen, auch während der Wiedergabe.</translation>
    </message>
    <message>
        <source>Set all thresholds back to the model&apos;s own.</source>
        <comment>trained_thresholds</comment>
        <translation>Alle Schwellen auf die des Modells zurücksetzen.</translation>
    </message>
    <message>
        <source>Sho&amp;w playhead</source>
        <comment>show_playhead</comment>
        <translation>&amp;Wiedergabeposition zeigen</translation>
    </message>
    <message>
        <source>Show &amp;all lanes</source>
        <comment>lanes_all</comment>
        <translation>&amp;Alle Spuren zeigen</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <comment>show_log</comment>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show how much of each of the twelve notes sounds, all octaves together.</source>
        <comment>spectrum_chroma</comment>
        <translation>Zeigen, wie viel von jedem der zwölf Töne klingt, alle Oktaven zusammen.</translation>
    </message>
    <message>
        <source>Show less time in more detail.</source>
        <comment>zoom_in</comment>
        <translation>Weniger Zeit genauer zeigen.</translation>
    </message>
    <message>
        <source>Show levels 5 dB quieter, too.</source>
        <comment>wider_range</comment>
        <translation>Auch um 5 dB leisere Pegel zeigen.</translation>
    </message>
    <message>
        <source>Show levels from −80 to −10 dB.</source>
        <comment>standard_range</comment>
        <translation>Pegel von −80 bis −10 dB zeigen.</translation>
    </message>
    <message>
        <source>Show more of the view that has the focus vertically.</source>
        <comment>vertical_out</comment>
        <translation>Mehr von der Ansicht mit dem Fokus senkrecht zeigen.</translation>
    </message>
    <message>
        <source>Show more time in less detail.</source>
        <comment>zoom_out</comment>
        <translation>Mehr Zeit weniger genau zeigen.</translation>
    </message>
    <message>
        <source>Show or hide gates and feature maps of the window at the playhead.</source>
        <comment>show_attention</comment>
        <translation>Gates und Merkmalskarten des Fensters an der Wiedergabeposition zeigen oder verbergen.</translation>
    </message>
    <message>
        <source>Show or hide the list of markers.</source>
        <comment>show_markers</comment>
        <translation>Die Liste der Marken zeigen oder verbergen.</translation>
    </message>
    <message>
        <source>Show or hide the panel that tells what an activation rests on.</source>
        <comment>show_reasons</comment>
        <translation>Das Feld zeigen oder verbergen, das sagt, worauf eine Aktivierung beruht.</translation>
    </message>
    <message>
        <source>Show or hide the table of regions.</source>
        <comment>show_table</comment>
        <translation>Die Tabelle der Regionen zeigen oder verbergen.</translation>
    </message>
    <message>
        <source>Show or hide the thresholds of each instrument.</source>
        <comment>show_rules</comment>
        <translation>Die Schwellen jedes Instruments zeigen oder verbergen.</translation>
    </message>
    <message>
        <source>Show the spectrogram as it is.</source>
        <comment>gain_off</comment>
        <translation>Das Spektrogramm zeigen, wie es ist.</translation>
    </message>
    <message>
        <source>Show the spectrogram as the network hears it: mel bands up to 11 kHz.</source>
        <comment>spectrum_log_mel</comment>
        <translation>Das Spektrogramm zeigen, wie das Netz es hört: Mel-Bänder bis 11 kHz.</translation>
    </message>
    <message>
        <source>Show the spectrogram with equal steps in Hz, up to the recording&apos;s highest frequency.</source>
        <comment>spectrum_linear</comment>
        <translation>Das Spektrogramm mit gleichen Schritten in Hz zeigen, bis zur höchsten Frequenz der Aufnahme.</translation>
    </message>
    <message>
        <source>Show the spectrogram with equal steps per octave, a quarter tone each.</source>
        <comment>spectrum_constant_q</comment>
        <translation>Das Spektrogramm mit gleichen Schritten je Oktave zeigen, je ein Viertelton.</translation>
    </message>
    <message>
        <source>Show the stretch after.</source>
        <comment>page_on</comment>
        <translation>Den Abschnitt danach zeigen.</translation>
    </message>
    <message>
        <source>Show the stretch before.</source>
        <comment>page_back</comment>
        <translation>Den Abschnitt davor zeigen.</translation>
    </message>
    <message>
        <source>Show the whole recording.</source>
        <comment>zoom_fit</comment>
        <translation>Die ganze Aufnahme zeigen.</translation>
    </message>
    <message>
        <source>Show this lane in full and dim the others; jumps from region to region stay in it.</source>
        <comment>lane_solo</comment>
        <translation>Diese Spur voll zeigen und die anderen abdunkeln; Sprünge von Region zu Region bleiben in ihr.</translation>
    </message>
    <message>
        <source>Show what Soloscope has written down about its work, as it is written.</source>
        <comment>show_log</comment>
        <translation>Zeigen, was Soloscope über seine Arbeit aufschreibt, während es schreibt.</translation>
    </message>
    <message>
        <source>Show what the network&apos;s first attention lets through, over the spectrogram.</source>
        <comment>gain_early</comment>
        <translation>Über dem Spektrogramm zeigen, was die erste Aufmerksamkeit des Netzes durchlässt.</translation>
    </message>
    <message>
        <source>Show what the network&apos;s second attention lets through, over the spectrogram.</source>
        <comment>gain_mid</comment>
        <translation>Über dem Spektrogramm zeigen, was die zweite Aufmerksamkeit des Netzes durchlässt.</translation>
    </message>
    <message>
        <source>Show what the network&apos;s third attention lets through, over the spectrogram.</source>
        <comment>gain_late</comment>
        <translation>Über dem Spektrogramm zeigen, was die dritte Aufmerksamkeit des Netzes durchlässt.</translation>
    </message>
    <message>
        <source>Solo lane 1 from the top; again: show all lanes.</source>
        <comment>lane_1</comment>
        <translation>Spur 1 von oben solo; noch einmal: alle Spuren zeigen.</translation>
    </message>
    <message>
        <source>Solo lane 2 from the top; again: show all lanes.</source>
        <comment>lane_2</comment>
        <translation>Spur 2 von oben solo; noch einmal: alle Spuren zeigen.</translation>
    </message>
    <message>
        <source>Solo lane 3 from the top; again: show all lanes.</source>
        <comment>lane_3</comment>
        <translation>Spur 3 von oben solo; noch einmal: alle Spuren zeigen.</translation>
    </message>
    <message>
        <source>Solo lane 4 from the top; again: show all lanes.</source>
        <comment>lane_4</comment>
        <translation>Spur 4 von oben solo; noch einmal: alle Spuren zeigen.</translation>
    </message>
    <message>
        <source>Solo lane 5 from the top; again: show all lanes.</source>
        <comment>lane_5</comment>
        <translation>Spur 5 von oben solo; noch einmal: alle Spuren zeigen.</translation>
    </message>
    <message>
        <source>Solo lane 6 from the top; again: show all lanes.</source>
        <comment>lane_6</comment>
        <translation>Spur 6 von oben solo; noch einmal: alle Spuren zeigen.</translation>
    </message>
    <message>
        <source>Solo lane 7 from the top; again: show all lanes.</source>
        <comment>lane_7</comment>
        <translation>Spur 7 von oben solo; noch einmal: alle Spuren zeigen.</translation>
    </message>
    <message>
        <source>Solo lane 8 from the top; again: show all lanes.</source>
        <comment>lane_8</comment>
        <translation>Spur 8 von oben solo; noch einmal: alle Spuren zeigen.</translation>
    </message>
    <message>
        <source>Solo lane 9 from the top; again: show all lanes.</source>
        <comment>lane_9</comment>
        <translation>Spur 9 von oben solo; noch einmal: alle Spuren zeigen.</translation>
    </message>
    <message>
        <source>Start at &amp;playhead</source>
        <comment>region_start</comment>
        <translation>&amp;Einsatz an Wiedergabeposition</translation>
    </message>
    <message>
        <source>Start the batch, let it rest, or go on with it.</source>
        <comment>batch_toggle</comment>
        <translation>Den Stapel starten, ruhen lassen oder fortsetzen.</translation>
    </message>
    <message>
        <source>Stop an&amp;d rewind</source>
        <comment>stop</comment>
        <translation>A&amp;nhalten und zurückspulen</translation>
    </message>
    <message>
        <source>Stop and go to the start.</source>
        <comment>stop</comment>
        <translation>Anhalten und an den Anfang gehen.</translation>
    </message>
    <message>
        <source>Stop now; what is done stays done, what waits goes on waiting.</source>
        <comment>batch_cancel</comment>
        <translation>Jetzt anhalten; Fertiges bleibt fertig, Wartendes wartet weiter.</translation>
    </message>
    <message>
        <source>Stop the running analysis and keep what it has found.</source>
        <comment>cancel</comment>
        <translation>Die laufende Analyse anhalten und behalten, was sie gefunden hat.</translation>
    </message>
    <message>
        <source>Stop where it is.</source>
        <comment>shuttle_stop</comment>
        <translation>Anhalten, wo es ist.</translation>
    </message>
    <message>
        <source>Take back the last step.</source>
        <comment>undo</comment>
        <translation>Den letzten Schritt zurücknehmen.</translation>
    </message>
    <message>
        <source>Take the current marker away.</source>
        <comment>marker_delete</comment>
        <translation>Die aktuelle Marke entfernen.</translation>
    </message>
    <message>
        <source>Take the panel that has the focus out of the window, or put it back.</source>
        <comment>pane_float</comment>
        <translation>Das Feld mit dem Fokus aus dem Fenster lösen, oder zurücksetzen.</translation>
    </message>
    <message>
        <source>Take the selected recordings out of the list; no file is deleted.</source>
        <comment>batch_remove</comment>
        <translation>Die ausgewählten Aufnahmen aus der Liste nehmen; keine Datei wird gelöscht.</translation>
    </message>
    <message>
        <source>Take the selected regions away; no threshold brings them back.</source>
        <comment>delete</comment>
        <translation>Die ausgewählten Regionen entfernen; keine Schwelle bringt sie zurück.</translation>
    </message>
    <message>
        <source>The &amp;window at the playhead</source>
        <comment>why_window</comment>
        <translation>Das &amp;Fenster an der Wiedergabeposition</translation>
    </message>
    <message>
        <source>The playhead stays in the middle while playing.</source>
        <comment>follow_centre</comment>
        <translation>Die Wiedergabeposition bleibt beim Abspielen in der Mitte.</translation>
    </message>
    <message>
        <source>The selected region is right; keep it at every threshold and go to the next undecided one.</source>
        <comment>confirm</comment>
        <translation>Die ausgewählte Region stimmt; sie bei jeder Schwelle behalten und zur nächsten offenen gehen.</translation>
    </message>
    <message>
        <source>The selected region is wrong; leave it out of exports and go to the next undecided one.</source>
        <comment>reject</comment>
        <translation>Die ausgewählte Region ist falsch; sie beim Export weglassen und zur nächsten offenen gehen.</translation>
    </message>
    <message>
        <source>The view stays where it is while playing.</source>
        <comment>follow_off</comment>
        <translation>Die Ansicht bleibt beim Abspielen, wo sie ist.</translation>
    </message>
    <message>
        <source>The view turns a page when the playhead reaches its edge.</source>
        <comment>follow_page</comment>
        <translation>Die Ansicht blättert um, wenn die Wiedergabeposition ihren Rand erreicht.</translation>
    </message>
    <message>
        <source>The whole &amp;region</source>
        <comment>why_region</comment>
        <translation>Die ganze &amp;Region</translation>
    </message>
    <message>
        <source>This lane high&amp;er</source>
        <comment>lane_higher</comment>
        <translation>Diese &amp;Spur höher</translation>
    </message>
    <message>
        <source>This lane lo&amp;wer</source>
        <comment>lane_lower</comment>
        <translation>&amp;Diese Spur niedriger</translation>
    </message>
    <message>
        <source>To the next &amp;edge</source>
        <comment>pane_move</comment>
        <translation>&amp;An den nächsten Rand</translation>
    </message>
    <message>
        <source>Turn the volume down.</source>
        <comment>quieter</comment>
        <translation>Die Lautstärke verringern.</translation>
    </message>
    <message>
        <source>Turn the volume up.</source>
        <comment>louder</comment>
        <translation>Die Lautstärke erhöhen.</translation>
    </message>
    <message>
        <source>Use the whole screen.</source>
        <comment>full_screen</comment>
        <translation>Den ganzen Bildschirm nutzen.</translation>
    </message>
    <message>
        <source>Versions, licences and where the log file is.</source>
        <comment>about</comment>
        <translation>Versionen, Lizenzen und Ort der Protokolldatei.</translation>
    </message>
    <message>
        <source>Wavefor&amp;m strip</source>
        <comment>show_waveform</comment>
        <translation>Wellenform ze&amp;igen</translation>
    </message>
    <message>
        <source>Wh&amp;y here panel</source>
        <comment>show_reasons</comment>
        <translation>&amp;Feld „Warum hier?“</translation>
    </message>
    <message>
        <source>What &amp;sounds first</source>
        <comment>order_sounding</comment>
        <translation>&amp;Klingendes zuerst</translation>
    </message>
    <message>
        <source>What sounds longest comes first.</source>
        <comment>order_activity</comment>
        <translation>Was am längsten klingt, kommt zuerst.</translation>
    </message>
    <message>
        <source>Work on all recordings that wait.</source>
        <comment>batch_start</comment>
        <translation>Alle wartenden Aufnahmen bearbeiten.</translation>
    </message>
    <message>
        <source>Write a note on the selected region.</source>
        <comment>note</comment>
        <translation>Eine Notiz zur ausgewählten Region schreiben.</translation>
    </message>
    <message>
        <source>Write regions and markers as they are now to the file that was exported last.</source>
        <comment>export_again</comment>
        <translation>Regionen und Marken, wie sie jetzt sind, in die zuletzt exportierte Datei schreiben.</translation>
    </message>
    <message>
        <source>Write regions and markers in the format of your editor, or as a table; rejected regions are left out.</source>
        <comment>export_csv</comment>
        <translation>Regionen und Marken im Format des eigenen Editors oder als Tabelle schreiben; verworfene Regionen bleiben weg.</translation>
    </message>
    <message>
        <source>Write the regions of every finished recording in another format, without analysing again.</source>
        <comment>batch_export</comment>
        <translation>Die Regionen jeder fertigen Aufnahme in einem anderen Format schreiben, ohne neu zu analysieren.</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <comment>zoom_in</comment>
        <translation>Ve&amp;rgrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <comment>zoom_out</comment>
        <translation>V&amp;erkleinern</translation>
    </message>
</context>
<context>
    <name>CorrectionDesk</name>
    <message>
        <source>Name of the instrument:</source>
        <translation>Name des Instruments:</translation>
    </message>
    <message>
        <source>No further region is undecided below this one.</source>
        <translation>Unter dieser ist keine weitere Region offen.</translation>
    </message>
    <message>
        <source>Other instrument</source>
        <translation>Anderes Instrument</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Anderes …</translation>
    </message>
</context>
<context>
    <name>CrashHandler</name>
    <message>
        <source>Something went wrong inside Soloscope ({error}). Your work is kept; see {log}.</source>
        <translation>In Soloscope ist etwas schiefgegangen ({error}). Die Arbeit bleibt erhalten; siehe {log}.</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln Region</numerusform>
            <numerusform>%Ln Regionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Change sensitivity</source>
        <translation>Empfindlichkeit ändern</translation>
    </message>
    <message>
        <source>Change threshold of all</source>
        <translation>Schwelle aller Instrumente ändern</translation>
    </message>
    <message>
        <source>Change threshold of {instrument}</source>
        <translation>Schwelle ändern: {instrument}</translation>
    </message>
    <message>
        <source>Confirm {regions}</source>
        <translation>{regions} bestätigen</translation>
    </message>
    <message>
        <source>Reject {regions}</source>
        <translation>{regions} verwerfen</translation>
    </message>
    <message>
        <source>Reset sensitivity</source>
        <translation>Empfindlichkeit zurücksetzen</translation>
    </message>
    <message>
        <source>Withdraw decision on {regions}</source>
        <translation>Entscheidung zurücknehmen: {regions}</translation>
    </message>
    <message>
        <source>{instrument} at {time}</source>
        <translation>{instrument} bei {time}</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message numerus="yes">
        <source>%Ln dropped file(s) were left out.</source>
        <translation>
            <numerusform>Eine abgelegte Datei wurde ausgelassen.</numerusform>
            <numerusform>%Ln abgelegte Dateien wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to import these regions</source>
        <translation>Ablegen, um diese Regionen zu importieren</translation>
    </message>
    <message>
        <source>Drop to open this recording</source>
        <translation>Ablegen, um diese Aufnahme zu öffnen</translation>
    </message>
    <message>
        <source>Drop to open this session</source>
        <translation>Ablegen, um diese Sitzung zu öffnen</translation>
    </message>
    <message>
        <source>Drop to put the recordings of this folder into the batch</source>
        <translation>Ablegen, um die Aufnahmen dieses Ordners in den Stapel zu legen</translation>
    </message>
    <message>
        <source>Drop to put these into the batch</source>
        <translation>Ablegen, um diese in den Stapel zu legen</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop a recording here</source>
        <translation>Eine Aufnahme hierher ziehen</translation>
    </message>
    <message>
        <source>Drop a recording here or press {key}</source>
        <translation>Eine Aufnahme hierher ziehen oder {key} drücken</translation>
    </message>
    <message>
        <source>Open recording…</source>
        <translation>Aufnahme öffnen …</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Soloscope shows which instrument sounds when in a recording, and finds the solos.</source>
        <translation>Soloscope zeigt, welches Instrument wann in einer Aufnahme klingt, und findet die Soli.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>WAV, FLAC, MP3, M4A, Ogg, Opus, AIFF, and the sound of MP4, MOV and MKV</source>
        <translation>WAV, FLAC, MP3, M4A, Ogg, Opus, AIFF und der Ton von MP4, MOV und MKV</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>A median filter needs an odd number of frames, not {median_frames}.</source>
        <translation>Ein Medianfilter braucht eine ungerade Zahl von Frames, nicht {median_frames}.</translation>
    </message>
    <message>
        <source>A release threshold must lie between 0 and the threshold {threshold}, not {release}.</source>
        <translation>Eine Endschwelle muss zwischen 0 und der Schwelle {threshold} liegen, nicht bei {release}.</translation>
    </message>
    <message>
        <source>A threshold must be a number above 0, not {threshold}.</source>
        <translation>Eine Schwelle muss eine Zahl über 0 sein, nicht {threshold}.</translation>
    </message>
    <message>
        <source>A threshold must be above 0 and at most 1, not {value}.</source>
        <translation>Eine Schwelle muss über 0 und höchstens bei 1 liegen, nicht bei {value}.</translation>
    </message>
    <message>
        <source>A threshold must be above 0 and at most 1, or 0 as trained, not {threshold}.</source>
        <translation>Eine Schwelle muss über 0 und höchstens bei 1 liegen, oder 0 wie trainiert sein, nicht {threshold}.</translation>
    </message>
    <message>
        <source>Audacity is not running, and its script pipe is switched off. Soloscope can switch it on while Audacity is closed: “soloscope audacity switch-on”. Or by hand: 1. In Audacity open Edit, Preferences, Modules (on a Mac: Audacity, Settings, Modules). 2. Set mod-script-pipe to “Enabled” and choose OK. 3. Close Audacity and start it again.</source>
        <translation>Audacity läuft nicht, und seine Skript-Pipe ist ausgeschaltet. Soloscope kann sie einschalten, solange Audacity geschlossen ist: „soloscope audacity switch-on“. Oder von Hand: 1. In Audacity Bearbeiten, Einstellungen, Module öffnen (auf dem Mac: Audacity, Einstellungen, Module). 2. mod-script-pipe auf „Aktiviert“ stellen und OK wählen. 3. Audacity schließen und wieder starten.</translation>
    </message>
    <message>
        <source>Audacity is open, but its script pipe is switched off. 1. In Audacity open Edit, Preferences, Modules (on a Mac: Audacity, Settings, Modules). 2. Set mod-script-pipe to “Enabled” and choose OK. 3. Close Audacity and start it again. Or close Audacity, and Soloscope does it for you: “soloscope audacity switch-on”. (Audacity 4 has no script pipe yet: there export Audacity labels and import the file.)</source>
        <translation>Audacity ist geöffnet, aber seine Skript-Pipe ist ausgeschaltet. 1. In Audacity Bearbeiten, Einstellungen, Module öffnen (auf dem Mac: Audacity, Einstellungen, Module). 2. mod-script-pipe auf „Aktiviert“ stellen und OK wählen. 3. Audacity schließen und wieder starten. Oder Audacity schließen, und Soloscope erledigt es: „soloscope audacity switch-on“. (Audacity 4 hat noch keine Skript-Pipe: dafür Textmarken für Audacity exportieren und die Datei importieren.)</translation>
    </message>
    <message>
        <source>Files of the format {name} can be written but not read; choose another one.</source>
        <translation>Dateien des Formats {name} lassen sich schreiben, aber nicht lesen; bitte ein anderes wählen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” counts time as “{style}”; set Audition&apos;s time display to decimal first.</source>
        <translation>Zeile {line} von „{name}“ zählt die Zeit als „{style}“; zuerst die Zeitanzeige von Audition auf Dezimal stellen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” declares an entity, which no list of regions needs; remove it.</source>
        <translation>Zeile {line} von „{name}“ vereinbart eine Entität, die keine Regionenliste braucht; bitte entfernen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” does not name the column “{missing}”; {hint}.</source>
        <translation>Zeile {line} von „{name}“ nennt die Spalte „{missing}“ nicht; {hint}.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” does not name the column “{title}”; export the list again.</source>
        <translation>Zeile {line} von „{name}“ nennt die Spalte „{title}“ nicht; bitte die Liste noch einmal exportieren.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” ends at {end_s} s, before it starts at {start_s} s; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ endet bei {end_s} s, bevor sie bei {start_s} s beginnt; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” ends at {offset_s} s, before it starts at {onset_s} s; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ endet bei {offset_s} s, bevor sie bei {onset_s} s beginnt; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” ends at {offset_s} s, later than any recording; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ endet bei {offset_s} s, später als jede Aufnahme; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has a point that belongs to no model; export the layer again.</source>
        <translation>Zeile {line} von „{name}“ hat einen Punkt, der zu keinem Modell gehört; bitte die Ebene noch einmal exportieren.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has no tab between start and end; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat keinen Tabulator zwischen Anfang und Ende; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has the sample rate {rate}; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat die Abtastrate {rate}; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has the score {mean}, which must be from 0 to 1; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat den Wert {mean}, der von 0 bis 1 gehen muss; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has the time “{start}”; set REAPER&apos;s ruler to minutes:seconds and export.</source>
        <translation>Zeile {line} von „{name}“ hat die Zeit „{start}“; REAPERs Lineal auf Minuten:Sekunden stellen und exportieren.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has {fields} fields where the first line has {columns}; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat {fields} Felder, wo die erste Zeile {columns} hat; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has {fields} fields where the first line has {header}; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat {fields} Felder, wo die erste Zeile {header} hat; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has {text} as {what}, where {wanted} belongs; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat {text} als {what}, wo {wanted} hingehört; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has “{column}” in the column {column2}, which holds a number from 0 to 1; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat „{column}“ in der Spalte {column2}, in der eine Zahl von 0 bis 1 steht; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has “{column}” in the column {column2}, which holds a number such as 12.345; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat „{column}“ in der Spalte {column2}, in der eine Zahl wie 12.345 steht; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has “{field}” as {what}, which must be a number such as 12.345; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat „{field}“ als {what}; das muss eine Zahl wie 12.345 sein; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has “{field}” as {what}, which must be a time such as 1:02.345; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat „{field}“ als {what}; das muss eine Zeit wie 1:02.345 sein; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has “{solo}” in the column solo, which holds unaccompanied, featured or nothing; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat „{solo}“ in der Spalte solo, in der unaccompanied, featured oder nichts steht; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has “{status}” in the column status, which holds one of {value}; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat „{status}“ in der Spalte status, in der eines von {value} steht; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” is not valid CSV ({error}); correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ ist kein gültiges CSV ({error}); bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” is not valid JSON ({msg}); export it again.</source>
        <translation>Zeile {line} von „{name}“ ist kein gültiges JSON ({msg}); bitte noch einmal exportieren.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” is not valid XML ({what}); export it again.</source>
        <translation>Zeile {line} von „{name}“ ist kein gültiges XML ({what}); bitte noch einmal exportieren.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” is the last, but {what} is still to come; save it in Praat again.</source>
        <translation>Zeile {line} von „{name}“ ist die letzte, aber {what} fehlt noch; bitte in Praat noch einmal speichern.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” names no instrument; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ nennt kein Instrument; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” names the column “{doubled}” twice; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ nennt die Spalte „{doubled}“ zweimal; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” starts before the recording, at {onset_s} s; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ beginnt vor der Aufnahme, bei {onset_s} s; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” starts before the recording, at {start_s} s; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ beginnt vor der Aufnahme, bei {start_s} s; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Minimum duration and merge gap must not be negative, as {length} is.</source>
        <translation>Mindestdauer und Lücke dürfen nicht negativ sein wie {length}.</translation>
    </message>
    <message>
        <source>Minimum duration and merge gap must not be negative.</source>
        <translation>Mindestdauer und Lücke dürfen nicht negativ sein.</translation>
    </message>
    <message>
        <source>Model gain of {start_s} s cannot be taken every {hop_s} s.</source>
        <translation>Modellverstärkung über {start_s} s lässt sich nicht alle {hop_s} s nehmen.</translation>
    </message>
    <message>
        <source>Recordings start between 00:00:00:00 and 24:00:00:00, not at “{text}”.</source>
        <translation>Aufnahmen beginnen zwischen 00:00:00:00 und 24:00:00:00, nicht bei „{text}“.</translation>
    </message>
    <message>
        <source>Something went wrong inside Soloscope while it worked on “{name}” ({error}: {error2}); the log has the details.</source>
        <translation>In Soloscope ist bei der Arbeit an „{name}“ etwas schiefgegangen ({error}: {error2}); Genaueres steht im Protokoll.</translation>
    </message>
    <message>
        <source>The analysis engine began with {message}.</source>
        <translation>Der Analyseprozess begann mit {message}.</translation>
    </message>
    <message>
        <source>The analysis engine did not answer within {timeout_s} s.</source>
        <translation>Der Analyseprozess hat nicht innerhalb von {timeout_s} s geantwortet.</translation>
    </message>
    <message>
        <source>The analysis engine has stopped (code {process}).</source>
        <translation>Der Analyseprozess ist beendet (Code {process}).</translation>
    </message>
    <message>
        <source>The analysis engine has stopped.</source>
        <translation>Der Analyseprozess ist beendet.</translation>
    </message>
    <message>
        <source>The batch size must be 1 or more, or 0 for automatic, not {batch_size}.</source>
        <translation>Die Stapelgröße muss 1 oder mehr sein, oder 0 für automatisch, nicht {batch_size}.</translation>
    </message>
    <message>
        <source>The card of the model bundle &apos;{name}&apos; cannot be read ({error}).</source>
        <translation>Die Karte des Modells „{name}“ lässt sich nicht lesen ({error}).</translation>
    </message>
    <message>
        <source>The card of the model bundle &apos;{name}&apos; is damaged or from another version ({error}).</source>
        <translation>Die Karte des Modells „{name}“ ist beschädigt oder aus einer anderen Version ({error}).</translation>
    </message>
    <message>
        <source>The context network cannot be built as described ({error}).</source>
        <translation>Das Kontextnetz lässt sich nicht wie beschrieben bauen ({error}).</translation>
    </message>
    <message>
        <source>The device &apos;cuda&apos; is not there: this is the CPU build of PyTorch. Choose the device &apos;auto&apos; or install the CUDA build.</source>
        <translation>Das Gerät „cuda“ gibt es hier nicht: Dies ist die CPU-Fassung von PyTorch. Das Gerät „auto“ wählen oder die CUDA-Fassung installieren.</translation>
    </message>
    <message>
        <source>The device &apos;{device}&apos; is unknown; choose one of {value}.</source>
        <translation>Das Gerät „{device}“ ist unbekannt; bitte eines wählen von {value}.</translation>
    </message>
    <message>
        <source>The device &apos;{name}&apos; is not there; this machine has {available}.</source>
        <translation>Das Gerät „{name}“ gibt es hier nicht; dieser Rechner hat {available}.</translation>
    </message>
    <message>
        <source>The device &apos;{name}&apos; is unknown; choose one of auto, cpu, cuda, mps.</source>
        <translation>Das Gerät „{name}“ ist unbekannt; bitte eines wählen von auto, cpu, cuda, mps.</translation>
    </message>
    <message>
        <source>The engine does not answer {request} messages.</source>
        <translation>Der Analyseprozess beantwortet keine Nachrichten {request}.</translation>
    </message>
    <message>
        <source>The engine was sent something that is no message of its protocol: {error}.</source>
        <translation>Der Analyseprozess erhielt etwas, das keine Nachricht seines Protokolls ist: {error}.</translation>
    </message>
    <message>
        <source>The evidence cannot be written to the cache folder ({error}).</source>
        <translation>Der Beleg lässt sich nicht in den Zwischenspeicher schreiben ({error}).</translation>
    </message>
    <message>
        <source>The feature configuration &apos;{configuration}&apos; is unknown; choose one of {value}.</source>
        <translation>Die Merkmalskonfiguration „{configuration}“ ist unbekannt; bitte eine wählen von {value}.</translation>
    </message>
    <message>
        <source>The feature settings cannot be read ({error}).</source>
        <translation>Die Merkmalseinstellungen lassen sich nicht lesen ({error}).</translation>
    </message>
    <message>
        <source>The feature settings lack scaling constants for {missing}.</source>
        <translation>In den Merkmalseinstellungen fehlen Skalierungskonstanten für {missing}.</translation>
    </message>
    <message>
        <source>The hop must be {value} to {value2} seconds, not {hop_s}.</source>
        <translation>Der Abstand der Fenster muss {value} bis {value2} Sekunden betragen, nicht {hop_s}.</translation>
    </message>
    <message>
        <source>The model bundle &apos;{name}&apos; has no card.json; install it anew.</source>
        <translation>Dem Modell „{name}“ fehlt card.json; bitte neu installieren.</translation>
    </message>
    <message>
        <source>The model bundle &apos;{path}&apos; cannot be written ({strerror}).</source>
        <translation>Das Modell „{path}“ lässt sich nicht schreiben ({strerror}).</translation>
    </message>
    <message>
        <source>Features are made for {filter_banks} Hz and frames of {filter_banks2} samples, not for {sample_rate} Hz and {n_fft}.</source>
        <translation>Merkmale sind für {filter_banks} Hz und Frames von {filter_banks2} Samples gemacht, nicht für {sample_rate} Hz und {n_fft}.</translation>
    </message>
    <message>
        <source>A command of Audacity cannot hold a line break; use another name.</source>
        <translation>Ein Befehl an Audacity darf keinen Zeilenumbruch enthalten; bitte einen anderen Namen verwenden.</translation>
    </message>
    <message>
        <source>A region of “{instrument}” has an activation without bounds; correct or delete it first.</source>
        <translation>Eine Region von „{instrument}“ hat eine Aktivierung ohne Grenzen; bitte zuerst berichtigen oder löschen.</translation>
    </message>
    <message>
        <source>A region of “{name}” from {start_s} to {end_s} s lies in no recording; correct or delete it first.</source>
        <translation>Eine Region von „{name}“ von {start_s} bis {end_s} s liegt in keiner Aufnahme; bitte zuerst berichtigen oder löschen.</translation>
    </message>
    <message>
        <source>All tracks in Audacity are muted, so there is nothing to hear; unmute one and try again.</source>
        <translation>Alle Spuren in Audacity sind stumm, es gibt also nichts zu hören; eine hörbar machen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Annotation {number} of “{name}” holds no list of data; export it again.</source>
        <translation>Anmerkung {number} von „{name}“ enthält keine Datenliste; bitte noch einmal exportieren.</translation>
    </message>
    <message>
        <source>Audacity did not make a label track; look at Audacity, then try again.</source>
        <translation>Audacity hat keine Textspur angelegt; in Audacity nachsehen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Audacity does not answer. It may be busy, or one of its windows waits for your answer: look at Audacity, then try again.</source>
        <translation>Audacity antwortet nicht. Es ist vielleicht beschäftigt, oder eins seiner Fenster wartet auf eine Antwort: in Audacity nachsehen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Audacity ended the conversation; if it was closed, start it and try again.</source>
        <translation>Audacity hat die Verbindung beendet; falls es geschlossen wurde, starten und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Audacity has no settings yet; start it once, close it and try again.</source>
        <translation>Audacity hat noch keine Einstellungen; einmal starten, schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Audacity is not running; start it, open your recording there and try again.</source>
        <translation>Audacity läuft nicht; starten, die Aufnahme dort öffnen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Audacity is open, and would undo the change when it closes; close it and try again.</source>
        <translation>Audacity ist geöffnet und machte die Änderung beim Schließen rückgängig; schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Audacity is open, but nobody listens at its script pipe. It loses the pipe when it examines plug-ins at its start: close Audacity, start it again and try once more. (Audacity 4 has no script pipe yet: there export Audacity labels and import the file.)</source>
        <translation>Audacity ist geöffnet, aber niemand hört an seiner Skript-Pipe. Es verliert sie, wenn es beim Start Plugins untersucht: Audacity schließen, wieder starten und noch einmal versuchen. (Audacity 4 hat noch keine Skript-Pipe: dafür Textmarken für Audacity exportieren und die Datei importieren.)</translation>
    </message>
    <message>
        <source>Audacity refused “{partition}”{said}</source>
        <translation>Audacity hat „{partition}“ abgelehnt{said}</translation>
    </message>
    <message>
        <source>Audacity said that it had exported, but there is no file; it may run in a sandbox of its own.</source>
        <translation>Audacity meldet den Export, aber es gibt keine Datei; vielleicht läuft es in einer eigenen Sandbox.</translation>
    </message>
    <message>
        <source>Audacity’s script pipe belongs to another user of this computer; start Audacity yourself.</source>
        <translation>Audacitys Skript-Pipe gehört einem anderen Benutzer dieses Rechners; Audacity selbst starten.</translation>
    </message>
    <message>
        <source>Audacity’s script pipe cannot be opened ({strerror}); start Audacity and try again.</source>
        <translation>Audacitys Skript-Pipe lässt sich nicht öffnen ({strerror}); Audacity starten und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Audacity’s settings cannot be written ({strerror}); switch the module on by hand.</source>
        <translation>Audacitys Einstellungen lassen sich nicht schreiben ({strerror}); das Modul von Hand einschalten.</translation>
    </message>
    <message>
        <source>Audacity’s settings “{name}” cannot be read ({strerror}).</source>
        <translation>Audacitys Einstellungen „{name}“ lassen sich nicht lesen ({strerror}).</translation>
    </message>
    <message>
        <source>Choose at least one format for the results.</source>
        <translation>Mindestens ein Format für die Ergebnisse wählen.</translation>
    </message>
    <message>
        <source>Cue markers of a WAV reach no further than {hours} hours; choose another format.</source>
        <translation>Cue-Marken einer WAV-Datei reichen nicht weiter als {hours} Stunden; bitte ein anderes Format wählen.</translation>
    </message>
    <message>
        <source>FLAC holds no more than {value} channels; cut to WAV.</source>
        <translation>FLAC fasst nicht mehr als {value} Kanäle; bitte nach WAV schneiden.</translation>
    </message>
    <message>
        <source>Handles and fades last from 0 to {value} ms, not {value2} ms.</source>
        <translation>Zugaben und Blenden dauern von 0 bis {value} ms, nicht {value2} ms.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” does not name the column “{title}”; export it again.</source>
        <translation>Zeile {line} von „{name}“ nennt die Spalte „{title}“ nicht; bitte noch einmal exportieren.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” ends at {end_s} s, later than any recording; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ endet bei {end_s} s, später als jede Aufnahme; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” has {fields} fields where the first line has {titles}; correct it and try again.</source>
        <translation>Zeile {line} von „{name}“ hat {fields} Felder, wo die erste Zeile {titles} hat; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Marker {count} of “{name}” has no name; correct it and try again.</source>
        <translation>Marke {count} in „{name}“ hat keinen Namen; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Marker {count} of “{name}” has the time {time}; correct it and try again.</source>
        <translation>Marke {count} in „{name}“ hat die Zeit {time}; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>No instrument is called {some}{more}; say which one such markers stand for.</source>
        <translation>Kein Instrument heißt {some}{more}; bitte angeben, für welches solche Marken stehen.</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder “{name}” ({strerror}); choose another one.</source>
        <translation>In den Ordner „{name}“ lässt sich nichts schreiben ({strerror}); bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>Parquet needs the Python package pyarrow; install it with: pip install soloscope[parquet].</source>
        <translation>Parquet braucht das Python-Paket pyarrow; installieren mit: pip install soloscope[parquet].</translation>
    </message>
    <message>
        <source>Region {count} of “{name}” has the solo “{solo}” and the status “{status}”; correct it and try again.</source>
        <translation>Region {count} von „{name}“ hat das Solo „{solo}“ und den Status „{status}“; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Region {count} of “{name}” has {value} as {key}, which must be a number from 0 to {highest}; correct it and try again.</source>
        <translation>Region {count} von „{name}“ hat {value} als {key}; das muss eine Zahl von 0 bis {highest} sein; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Region {count} of “{name}” is not an object with a name for each value; correct it and try again.</source>
        <translation>Region {count} von „{name}“ ist kein Objekt mit einem Namen für jeden Wert; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Region {count} of “{name}” names no instrument, or holds something else where a text belongs; correct it and try again.</source>
        <translation>Region {count} von „{name}“ nennt kein Instrument, oder es steht etwas anderes, wo ein Text hingehört; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Region {count} of “{name}” runs from {onset} to {offset} s; correct it and try again.</source>
        <translation>Region {count} von „{name}“ geht von {onset} bis {offset} s; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Region {count} of “{name}” {what}; correct it and try again.</source>
        <translation>Region {count} von „{name}“ {what}; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Row {count} of “{name}” cannot be a region; correct it and try again.</source>
        <translation>Zeile {count} von „{name}“ kann keine Region sein; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Soloscope ended without a word while it worked on “{name}”, {attempts} times.</source>
        <translation>Soloscope endete bei der Arbeit an „{name}“ wortlos, {attempts}-mal.</translation>
    </message>
    <message>
        <source>Soloscope is talking to Audacity already; wait until that is done.</source>
        <translation>Soloscope spricht schon mit Audacity; warten, bis das fertig ist.</translation>
    </message>
    <message>
        <source>Soloscope {version} speaks version {value} of its protocol, not {protocol}; update {older}.</source>
        <translation>Soloscope {version} spricht Version {value} seines Protokolls, nicht {protocol}; bitte {older} aktualisieren.</translation>
    </message>
    <message>
        <source>Something was clicked in Audacity meanwhile, and labels went elsewhere. Undo there as far as needed, then send them again.</source>
        <translation>In Audacity wurde inzwischen etwas angeklickt, und Textmarken gerieten woandershin. Dort so weit wie nötig rückgängig machen und noch einmal senden.</translation>
    </message>
    <message>
        <source>Something went wrong inside Soloscope ({error}: {error2}); its log has the details.</source>
        <translation>In Soloscope ist etwas schiefgegangen ({error}: {error2}); Genaueres steht im Protokoll.</translation>
    </message>
    <message>
        <source>Sound is cut to wav or flac, not to “{container}”.</source>
        <translation>Ton wird nach wav oder flac geschnitten, nicht nach „{container}“.</translation>
    </message>
    <message>
        <source>Sound of {channels} channels cannot be analysed; 1 to {value} can.</source>
        <translation>Ton mit {channels} Kanälen lässt sich nicht analysieren; mit 1 bis {value} geht es.</translation>
    </message>
    <message>
        <source>Sound of {sample_rate} Hz cannot be analysed; 1000 to 1000000 Hz can.</source>
        <translation>Ton mit {sample_rate} Hz lässt sich nicht analysieren; mit 1000 bis 1000000 Hz geht es.</translation>
    </message>
    <message>
        <source>The analysis of “{name}” is no longer kept; analyse it again to export it.</source>
        <translation>Die Analyse von „{name}“ ist nicht mehr da; zum Exportieren noch einmal analysieren.</translation>
    </message>
    <message>
        <source>The batch “{name}” cannot be opened ({error}).</source>
        <translation>Der Stapel „{name}“ lässt sich nicht öffnen ({error}).</translation>
    </message>
    <message>
        <source>The batch “{name}” is damaged and cannot go on ({error}); begin it anew.</source>
        <translation>Der Stapel „{name}“ ist beschädigt und kann nicht weitergehen ({error}); neu beginnen.</translation>
    </message>
    <message>
        <source>The command “{command}…” is too long for Audacity; use a shorter path or text.</source>
        <translation>Der Befehl „{command}…“ ist zu lang für Audacity; bitte einen kürzeren Pfad oder Text verwenden.</translation>
    </message>
    <message>
        <source>The folder for temporary files has too long a name for Audacity; set TMPDIR to a shorter one.</source>
        <translation>Der Ordner für vorübergehende Dateien hat einen zu langen Namen für Audacity; TMPDIR auf einen kürzeren setzen.</translation>
    </message>
    <message>
        <source>The folder “{folder}” cannot be used by the service ({strerror}).</source>
        <translation>Der Dienst kann den Ordner „{folder}“ nicht verwenden ({strerror}).</translation>
    </message>
    <message>
        <source>The marker “{name}” at {time_s} s lies in no recording; correct or delete it first.</source>
        <translation>Die Marke „{name}“ bei {time_s} s liegt in keiner Aufnahme; bitte zuerst berichtigen oder löschen.</translation>
    </message>
    <message>
        <source>The markers in “{name}” are damaged; export it again.</source>
        <translation>Die Marken in „{name}“ sind beschädigt; bitte die Datei neu exportieren.</translation>
    </message>
    <message>
        <source>The model bundle &apos;{name}&apos; does not know the instrument &apos;{instrument}&apos;; it knows {instruments}.</source>
        <translation>Das Modell „{name}“ kennt das Instrument „{instrument}“ nicht; es kennt {instruments}.</translation>
    </message>
    <message>
        <source>The model hears no {instrument} there when it listens to that window alone, so there is nothing to explain.</source>
        <translation>Das Modell hört dort, wenn es nur dieses Fenster hört, nichts von diesem Instrument ({instrument}); also gibt es nichts zu erklären.</translation>
    </message>
    <message>
        <source>The model “{name}” does not know the instrument “{instrument}”.</source>
        <translation>Das Modell „{name}“ kennt das Instrument „{instrument}“ nicht.</translation>
    </message>
    <message>
        <source>The model “{name}” has no attention layers, so there is no model gain to show.</source>
        <translation>Das Modell „{name}“ hat keine Aufmerksamkeitsschichten; also gibt es keine Modellverstärkung zu zeigen.</translation>
    </message>
    <message>
        <source>The module “{value}” of Audacity was not found; start Audacity once, close it and try again. Some packages of Audacity come without it: the installer from audacityteam.org has it.</source>
        <translation>Das Modul „{value}“ von Audacity wurde nicht gefunden; Audacity einmal starten, schließen und noch einmal versuchen. Manchen Paketen von Audacity fehlt es: Das Installationsprogramm von audacityteam.org hat es.</translation>
    </message>
    <message>
        <source>The name “{name}” does not say its format; end it in one of: {known}.</source>
        <translation>Der Name „{name}“ sagt nichts über das Format; er muss enden auf eines von: {known}.</translation>
    </message>
    <message>
        <source>The network &apos;{architecture}&apos; cannot be built as described ({error}).</source>
        <translation>Das Netz „{architecture}“ lässt sich nicht wie beschrieben bauen ({error}).</translation>
    </message>
    <message>
        <source>The network &apos;{architecture}&apos; is unknown to this version; it knows {value}.</source>
        <translation>Diese Version kennt das Netz „{architecture}“ nicht; sie kennt {value}.</translation>
    </message>
    <message>
        <source>The network of the model bundle &apos;{name}&apos; does not answer for the instruments of its card.</source>
        <translation>Das Netz des Modells „{name}“ antwortet nicht für die Instrumente seiner Karte.</translation>
    </message>
    <message>
        <source>The network of the model bundle &apos;{name}&apos; does not take the features its card names.</source>
        <translation>Das Netz des Modells „{name}“ nimmt die Merkmale nicht an, die seine Karte nennt.</translation>
    </message>
    <message>
        <source>The precision &apos;{precision}&apos; is unknown; choose one of {choices}.</source>
        <translation>Die Genauigkeit „{precision}“ ist unbekannt; bitte eine wählen von {choices}.</translation>
    </message>
    <message>
        <source>The recording was changed while it was copied; try again.</source>
        <translation>Die Aufnahme wurde beim Kopieren geändert; bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The region rules cannot be read: {error}.</source>
        <translation>Die Regionsregeln lassen sich nicht lesen: {error}.</translation>
    </message>
    <message>
        <source>The result would overwrite the recording “{name}”; choose another folder.</source>
        <translation>Das Ergebnis überschriebe die Aufnahme „{name}“; bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The run file “{name}” cannot be read ({strerror}).</source>
        <translation>Die Laufdatei „{name}“ lässt sich nicht lesen ({strerror}).</translation>
    </message>
    <message>
        <source>The run file “{name}” has version {version}; this Soloscope reads {value}.</source>
        <translation>Die Laufdatei „{name}“ hat Version {version}; dieses Soloscope liest {value}.</translation>
    </message>
    <message>
        <source>The run file “{name}” is damaged: {error}.</source>
        <translation>Die Laufdatei „{name}“ ist beschädigt: {error}.</translation>
    </message>
    <message>
        <source>The service cannot be started in “{folder}” ({strerror}).</source>
        <translation>Der Dienst lässt sich in „{folder}“ nicht starten ({strerror}).</translation>
    </message>
    <message>
        <source>The service cannot listen in “{folder}” ({error}).</source>
        <translation>Der Dienst kann in „{folder}“ nicht lauschen ({error}).</translation>
    </message>
    <message>
        <source>The service does not know this caller: the secret is wrong.</source>
        <translation>Der Dienst kennt diesen Anrufer nicht: Das Geheimnis stimmt nicht.</translation>
    </message>
    <message>
        <source>The service heard no greeting and hung up.</source>
        <translation>Der Dienst hörte keine Begrüßung und legte auf.</translation>
    </message>
    <message>
        <source>The service is running already.</source>
        <translation>Der Dienst läuft schon.</translation>
    </message>
    <message>
        <source>The service of Soloscope did not start within {timeout_s} s; is the computer very busy?</source>
        <translation>Der Dienst von Soloscope startete nicht innerhalb von {timeout_s} s; ist der Rechner sehr beschäftigt?</translation>
    </message>
    <message>
        <source>The service of Soloscope ended as soon as it was started: {said}</source>
        <translation>Der Dienst von Soloscope endete sofort nach dem Start: {said}</translation>
    </message>
    <message>
        <source>The settings of the batch cannot be read: {error}.</source>
        <translation>Die Einstellungen des Stapels lassen sich nicht lesen: {error}.</translation>
    </message>
    <message>
        <source>The sound cannot be kept on disk while it is analysed ({strerror}); make room for it.</source>
        <translation>Der Ton lässt sich während der Analyse nicht auf dem Datenträger halten ({strerror}); bitte Platz schaffen.</translation>
    </message>
    <message>
        <source>The sound has {channels} channels, but a block of shape {shape} ({dtype}) came.</source>
        <translation>Der Ton hat {channels} Kanäle, aber es kam ein Block der Form {shape} ({dtype}).</translation>
    </message>
    <message>
        <source>The sound is empty (0 samples); select some and try again.</source>
        <translation>Der Ton ist leer (0 Samples); etwas auswählen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The threshold scale must be {value} to {value2}, not {threshold_scale}.</source>
        <translation>Der Faktor der Schwellen muss {value} bis {value2} betragen, nicht {threshold_scale}.</translation>
    </message>
    <message>
        <source>The weights of the model bundle &apos;{name}&apos; are not in the safetensors format.</source>
        <translation>Die Gewichte des Modells „{name}“ liegen nicht im Format safetensors vor.</translation>
    </message>
    <message>
        <source>The weights of the model bundle &apos;{name}&apos; are not those its card names: the file is damaged or was changed. Install the bundle anew.</source>
        <translation>Die Gewichte des Modells „{name}“ sind nicht die, die seine Karte nennt: Die Datei ist beschädigt oder wurde geändert. Das Modell neu installieren.</translation>
    </message>
    <message>
        <source>The weights of the model bundle &apos;{name}&apos; are too large to be true.</source>
        <translation>Die Gewichte des Modells „{name}“ sind zu groß, um wahr zu sein.</translation>
    </message>
    <message>
        <source>The weights of the model bundle &apos;{name}&apos; cannot be read ({strerror}); install it anew.</source>
        <translation>Die Gewichte des Modells „{name}“ lassen sich nicht lesen ({strerror}); bitte neu installieren.</translation>
    </message>
    <message>
        <source>The weights of the model bundle &apos;{name}&apos; do not fit its network (at &apos;{key}&apos;).</source>
        <translation>Die Gewichte des Modells „{name}“ passen nicht zu seinem Netz (bei „{key}“).</translation>
    </message>
    <message>
        <source>The weights of the model bundle &apos;{name}&apos; do not fit its network (surplus &apos;{surplus}&apos;).</source>
        <translation>Die Gewichte des Modells „{name}“ passen nicht zu seinem Netz (überzählig „{surplus}“).</translation>
    </message>
    <message>
        <source>The weights of the model bundle &apos;{name}&apos; hold values that are not numbers (at &apos;{key}&apos;).</source>
        <translation>Die Gewichte des Modells „{name}“ enthalten Werte, die keine Zahlen sind (bei „{key}“).</translation>
    </message>
    <message>
        <source>There is no evidence from {start_s} to {end_s} s.</source>
        <translation>Von {start_s} bis {end_s} s gibt es keinen Beleg.</translation>
    </message>
    <message>
        <source>There is no format “{format_id}”; choose one of: {known}.</source>
        <translation>Ein Format „{format_id}“ gibt es nicht; bitte eines wählen von: {known}.</translation>
    </message>
    <message>
        <source>There is no model bundle &apos;{text}&apos;. Installed bundles: {installed}.</source>
        <translation>Ein Modell „{text}“ gibt es nicht. Installierte Modelle: {installed}.</translation>
    </message>
    <message>
        <source>There is no model gain from {start_s} to {end_s} s.</source>
        <translation>Von {start_s} bis {end_s} s gibt es keine Modellverstärkung.</translation>
    </message>
    <message>
        <source>There is no sound in Audacity’s project; open or record something there first.</source>
        <translation>In Audacitys Projekt ist kein Ton; dort zuerst etwas öffnen oder aufnehmen.</translation>
    </message>
    <message>
        <source>There is no spectrogram of the kind “{kind}”; there are {value}.</source>
        <translation>Ein Spektrogramm der Art „{kind}“ gibt es nicht; es gibt {value}.</translation>
    </message>
    <message>
        <source>There is no spectrogram of {start_s} to {end_s} s in {columns} columns.</source>
        <translation>Ein Spektrogramm von {start_s} bis {end_s} s in {columns} Spalten gibt es nicht.</translation>
    </message>
    <message>
        <source>There is too little memory for “{name}”; close other programs and try again.</source>
        <translation>Für „{name}“ reicht der Speicher nicht; andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>There is too little memory to analyse this sound; close other programs and try again.</source>
        <translation>Der Speicher reicht nicht, um diesen Ton zu analysieren; andere Programme schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>This batch is open in another Soloscope; go on there, or close it first.</source>
        <translation>Dieser Stapel ist in einem anderen Soloscope geöffnet; dort weitermachen oder es zuerst schließen.</translation>
    </message>
    <message>
        <source>Timecode in files of the format {name} runs from 00:00:00:00 to 24:00:00:00; choose a start inside.</source>
        <translation>Timecode läuft in Dateien des Formats {name} von 00:00:00:00 bis 24:00:00:00; bitte einen Anfang darin wählen.</translation>
    </message>
    <message>
        <source>Times in files of the format {name} count from the start of the recording; leave out the offset.</source>
        <translation>Zeiten in Dateien des Formats {name} zählen vom Anfang der Aufnahme; bitte den Versatz weglassen.</translation>
    </message>
    <message>
        <source>What Audacity says about its tracks cannot be read; Soloscope talks to Audacity 3.</source>
        <translation>Was Audacity über seine Spuren sagt, lässt sich nicht lesen; Soloscope spricht mit Audacity 3.</translation>
    </message>
    <message>
        <source>it has version {version}; this Soloscope reads {value}</source>
        <translation>er hat Version {version}; dieses Soloscope liest {value}</translation>
    </message>
    <message>
        <source>{device_name} has too little memory for {windows} windows at once; choose a smaller batch size or the device &apos;cpu&apos;.</source>
        <translation>{device_name} hat zu wenig Speicher für {windows} Fenster auf einmal; eine kleinere Stapelgröße oder das Gerät „cpu“ wählen.</translation>
    </message>
    <message>
        <source>{name} is a copy of the recording, so the recording must be named.</source>
        <translation>{name} ist eine Kopie der Aufnahme; also muss die Aufnahme angegeben werden.</translation>
    </message>
    <message>
        <source>{where} has no text as its value; correct it and try again.</source>
        <translation>{where} hat keinen Text als Wert; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>{where} has the time or duration {value}; correct it and try again.</source>
        <translation>{where} hat die Zeit oder Dauer {value}; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>“{file_name}” was not written: libsndfile says {error}.</source>
        <translation>„{file_name}“ wurde nicht geschrieben: libsndfile meldet {error}.</translation>
    </message>
    <message>
        <source>“{folder}” belongs to somebody else; name another folder in SOLOSCOPE_RUNTIME_DIR.</source>
        <translation>„{folder}“ gehört jemand anderem; in SOLOSCOPE_RUNTIME_DIR einen anderen Ordner nennen.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read ({reason}); check the drive it is on.</source>
        <translation>„{name}“ lässt sich nicht lesen ({reason}); bitte das Laufwerk prüfen.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read ({reason}); check the path.</source>
        <translation>„{name}“ lässt sich nicht lesen ({reason}); bitte den Pfad prüfen.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read ({reason}); choose another file.</source>
        <translation>„{name}“ lässt sich nicht lesen ({reason}); bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read ({strerror}).</source>
        <translation>„{name}“ lässt sich nicht lesen ({strerror}).</translation>
    </message>
    <message>
        <source>“{name}” cannot be removed ({strerror}).</source>
        <translation>„{name}“ lässt sich nicht entfernen ({strerror}).</translation>
    </message>
    <message>
        <source>“{name}” cannot be written to “{parent}” ({strerror}); choose another way, or write there as an administrator.</source>
        <translation>„{name}“ lässt sich nicht nach „{parent}“ schreiben ({strerror}); einen anderen Weg wählen oder als Administrator schreiben.</translation>
    </message>
    <message>
        <source>“{name}” claims a sample rate of {sample_rate} Hz, so it is damaged; export or record it again.</source>
        <translation>„{name}“ gibt eine Abtastrate von {sample_rate} Hz an, ist also beschädigt; bitte noch einmal exportieren oder aufnehmen.</translation>
    </message>
    <message>
        <source>“{name}” claims to have {channels} channels, so it is damaged; export or record it again.</source>
        <translation>„{name}“ gibt {channels} Kanäle an, ist also beschädigt; bitte noch einmal exportieren oder aufnehmen.</translation>
    </message>
    <message>
        <source>“{name}” claims to last {sample_rate} hours, so it is damaged; export or record it again.</source>
        <translation>„{name}“ gibt eine Dauer von {sample_rate} Stunden an, ist also beschädigt; bitte noch einmal exportieren oder aufnehmen.</translation>
    </message>
    <message>
        <source>“{name}” could be {listed}; name the format.</source>
        <translation>„{name}“ könnte {listed} sein; bitte das Format nennen.</translation>
    </message>
    <message>
        <source>“{name}” does not exist; check the path or whether the file was moved.</source>
        <translation>„{name}“ gibt es nicht; bitte den Pfad prüfen, oder ob die Datei verschoben wurde.</translation>
    </message>
    <message>
        <source>“{name}” does not exist; check the path.</source>
        <translation>„{name}“ gibt es nicht; bitte den Pfad prüfen.</translation>
    </message>
    <message>
        <source>“{name}” has markers that are no list; export it again.</source>
        <translation>Die Marken in „{name}“ sind keine Liste; bitte die Datei neu exportieren.</translation>
    </message>
    <message>
        <source>“{name}” has no channels, so it is damaged; export or record it again.</source>
        <translation>„{name}“ hat keine Kanäle, ist also beschädigt; bitte noch einmal exportieren oder aufnehmen.</translation>
    </message>
    <message>
        <source>“{name}” has no column “{missing}”; export it again.</source>
        <translation>„{name}“ hat keine Spalte „{missing}“; bitte noch einmal exportieren.</translation>
    </message>
    <message>
        <source>“{name}” has no sound track; choose a film or recording with sound.</source>
        <translation>„{name}“ hat keine Tonspur; bitte einen Film oder eine Aufnahme mit Ton wählen.</translation>
    </message>
    <message>
        <source>“{name}” has too many lines for a file of regions; choose another one.</source>
        <translation>„{name}“ hat zu viele Zeilen für eine Datei mit Regionen; bitte eine andere wählen.</translation>
    </message>
    <message>
        <source>“{name}” has vanished while it was being read; put it back or reconnect its drive, and try again.</source>
        <translation>„{name}“ ist beim Lesen verschwunden; zurücklegen oder das Laufwerk wieder anschließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>“{name}” holds more than {value} elements; choose a smaller file.</source>
        <translation>„{name}“ enthält mehr als {value} Elemente; bitte eine kleinere Datei wählen.</translation>
    </message>
    <message>
        <source>“{name}” holds more than {value} rows; choose a file of regions.</source>
        <translation>„{name}“ enthält mehr als {value} Zeilen; bitte eine Datei mit Regionen wählen.</translation>
    </message>
    <message>
        <source>“{name}” holds no cue markers; choose a file of regions.</source>
        <translation>„{name}“ enthält keine Cue-Marken; bitte eine Regionsdatei wählen.</translation>
    </message>
    <message>
        <source>“{name}” holds no layer of regions, notes or instants; export such a layer.</source>
        <translation>„{name}“ enthält keine Ebene mit Regionen, Noten oder Zeitpunkten; bitte eine solche exportieren.</translation>
    </message>
    <message>
        <source>“{name}” holds no list of regions; export it again.</source>
        <translation>„{name}“ enthält keine Regionenliste; bitte noch einmal exportieren.</translation>
    </message>
    <message>
        <source>“{name}” holds no sound (0 samples); record or export it again.</source>
        <translation>„{name}“ enthält keinen Ton (0 Samples); bitte noch einmal aufnehmen oder exportieren.</translation>
    </message>
    <message>
        <source>“{name}” holds no tags or segments, only {listed}; choose another file.</source>
        <translation>„{name}“ enthält keine Tags oder Segmente, nur {listed}; bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>“{name}” holds {constant} where a number belongs; correct it and try again.</source>
        <translation>„{name}“ enthält {constant}, wo eine Zahl hingehört; bitte berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>“{name}” is a damaged WAV file: it has no sound in it; export or record it again.</source>
        <translation>„{name}“ ist eine beschädigte WAV-Datei: Es ist kein Ton darin; bitte noch einmal exportieren oder aufnehmen.</translation>
    </message>
    <message>
        <source>“{name}” is a folder; choose a name for the file inside it.</source>
        <translation>„{name}“ ist ein Ordner; bitte einen Namen für die Datei darin wählen.</translation>
    </message>
    <message>
        <source>“{name}” is a folder; choose a recording inside it.</source>
        <translation>„{name}“ ist ein Ordner; bitte eine Aufnahme darin wählen.</translation>
    </message>
    <message>
        <source>“{name}” is a pipe or a device, not a file; save the sound to a file first.</source>
        <translation>„{name}“ ist eine Pipe oder ein Gerät, keine Datei; den Ton zuerst in eine Datei speichern.</translation>
    </message>
    <message>
        <source>“{name}” is cut short or was never closed by its recorder; repair it first.</source>
        <translation>„{name}“ ist abgeschnitten oder wurde vom Rekorder nie abgeschlossen; bitte zuerst reparieren.</translation>
    </message>
    <message>
        <source>“{name}” is cut short: its last {missing_bytes} bytes are missing; copy it again or repair it.</source>
        <translation>„{name}“ ist abgeschnitten: Die letzten {missing_bytes} Bytes fehlen; bitte noch einmal kopieren oder reparieren.</translation>
    </message>
    <message>
        <source>“{name}” is cut short: its sound ends too early; copy it again or repair it.</source>
        <translation>„{name}“ ist abgeschnitten: Der Ton endet zu früh; bitte noch einmal kopieren oder reparieren.</translation>
    </message>
    <message>
        <source>“{name}” is cut short: only {sample_rate} of {duration_s} s can be read; copy it again or repair it.</source>
        <translation>„{name}“ ist abgeschnitten: Nur {sample_rate} von {duration_s} s lassen sich lesen; bitte noch einmal kopieren oder reparieren.</translation>
    </message>
    <message>
        <source>“{name}” is cut short: the end of its sound is missing; copy it again or repair it.</source>
        <translation>„{name}“ ist abgeschnitten: Das Ende des Tons fehlt; bitte noch einmal kopieren oder reparieren.</translation>
    </message>
    <message>
        <source>“{name}” is damaged and cannot be read to its end; copy it again or repair it.</source>
        <translation>„{name}“ ist beschädigt und lässt sich nicht bis zum Ende lesen; bitte noch einmal kopieren oder reparieren.</translation>
    </message>
    <message>
        <source>“{name}” is damaged and cannot be read to its end; copy it again.</source>
        <translation>„{name}“ ist beschädigt und lässt sich nicht bis zum Ende lesen; bitte noch einmal kopieren.</translation>
    </message>
    <message>
        <source>“{name}” is empty (0 bytes); record or copy it again.</source>
        <translation>„{name}“ ist leer (0 Bytes); bitte noch einmal aufnehmen oder kopieren.</translation>
    </message>
    <message>
        <source>“{name}” is empty and could be {listed}; name the format.</source>
        <translation>„{name}“ ist leer und könnte {listed} sein; bitte das Format nennen.</translation>
    </message>
    <message>
        <source>“{name}” is in no format that Soloscope reads; it reads {known}.</source>
        <translation>„{name}“ hat kein Format, das Soloscope liest; es liest {known}.</translation>
    </message>
    <message>
        <source>“{name}” is incomplete: the index of its sound is missing; copy it again or finish its recording.</source>
        <translation>„{name}“ ist unvollständig: Der Index des Tons fehlt; noch einmal kopieren oder die Aufnahme abschließen.</translation>
    </message>
    <message>
        <source>“{name}” is larger than {value} MB and is no file of regions; choose another one.</source>
        <translation>„{name}“ ist größer als {value} MB und keine Regionsdatei; bitte eine andere wählen.</translation>
    </message>
    <message>
        <source>“{name}” is nested too deep or holds numbers too long to be read.</source>
        <translation>„{name}“ ist zu tief verschachtelt oder enthält zu lange Zahlen, um gelesen zu werden.</translation>
    </message>
    <message>
        <source>“{name}” is no JAMS file: it holds no list of annotations; choose another one.</source>
        <translation>„{name}“ ist keine JAMS-Datei: Sie enthält keine Liste von Anmerkungen; bitte eine andere wählen.</translation>
    </message>
    <message>
        <source>“{name}” is no batch of Soloscope; begin it anew.</source>
        <translation>„{name}“ ist kein Stapel von Soloscope; neu beginnen.</translation>
    </message>
    <message>
        <source>“{name}” is no run file of Soloscope.</source>
        <translation>„{name}“ ist keine Laufdatei von Soloscope.</translation>
    </message>
    <message>
        <source>“{name}” is no run file of Soloscope: it is not JSON.</source>
        <translation>„{name}“ ist keine Laufdatei von Soloscope: Sie ist kein JSON.</translation>
    </message>
    <message>
        <source>“{name}” is no text, as {name2} is; choose another file.</source>
        <translation>„{name}“ ist kein Text, wie {name2} es ist; bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>“{name}” is not a JSON file of regions that Soloscope wrote; choose another one.</source>
        <translation>„{name}“ ist keine JSON-Regionsdatei von Soloscope; bitte eine andere wählen.</translation>
    </message>
    <message>
        <source>“{name}” is not a Parquet file, or it is damaged; export it again.</source>
        <translation>„{name}“ ist keine Parquet-Datei, oder sie ist beschädigt; bitte noch einmal exportieren.</translation>
    </message>
    <message>
        <source>“{name}” is not a TextGrid in text form; save it in Praat with “Save as text file”.</source>
        <translation>„{name}“ ist kein TextGrid in Textform; in Praat mit „Save as text file“ speichern.</translation>
    </message>
    <message>
        <source>“{name}” is not a WAV file, and only those hold cue markers; choose another format.</source>
        <translation>„{name}“ ist keine WAV-Datei, und nur diese fassen Cue-Marken; bitte ein anderes Format wählen.</translation>
    </message>
    <message>
        <source>“{name}” is not a file; choose a file of regions.</source>
        <translation>„{name}“ ist keine Datei; bitte eine Regionsdatei wählen.</translation>
    </message>
    <message>
        <source>“{name}” is not a name a file can have; choose another file.</source>
        <translation>„{name}“ kann kein Dateiname sein; bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>“{name}” is not a recording Soloscope can read, or it is damaged; open a WAV, FLAC, Ogg, MP3, AIFF or M4A file, or a film with sound.</source>
        <translation>„{name}“ ist keine Aufnahme, die Soloscope lesen kann, oder sie ist beschädigt; eine WAV-, FLAC-, Ogg-, MP3-, AIFF- oder M4A-Datei öffnen, oder einen Film mit Ton.</translation>
    </message>
    <message>
        <source>“{name}” is not text in UTF-8; save it as UTF-8 and try again.</source>
        <translation>„{name}“ ist kein Text in UTF-8; als UTF-8 speichern und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>“{name}” is protected against copying (DRM), so its sound cannot be read; use an unprotected copy.</source>
        <translation>„{name}“ ist kopiergeschützt (DRM), der Ton lässt sich also nicht lesen; eine ungeschützte Kopie verwenden.</translation>
    </message>
    <message>
        <source>“{name}” is the recording itself, which is never written to; choose another name.</source>
        <translation>„{name}“ ist die Aufnahme selbst, in die nie geschrieben wird; bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“{name}” may not be read; ask for permission to read it or copy it elsewhere.</source>
        <translation>„{name}“ darf nicht gelesen werden; um Leserecht bitten oder anderswohin kopieren.</translation>
    </message>
    <message>
        <source>“{name}” was changed by hand and is left as it is.</source>
        <translation>„{name}“ wurde von Hand geändert und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>“{name}” was changed while it was being read; open it again when it is finished.</source>
        <translation>„{name}“ wurde beim Lesen geändert; noch einmal öffnen, wenn die Datei fertig ist.</translation>
    </message>
    <message>
        <source>“{name}” was not written: its name is too long; choose a shorter one.</source>
        <translation>„{name}“ wurde nicht geschrieben: Der Name ist zu lang; bitte einen kürzeren wählen.</translation>
    </message>
    <message>
        <source>“{name}” was not written: no file can have that name; choose another one.</source>
        <translation>„{name}“ wurde nicht geschrieben: So kann keine Datei heißen; bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“{name}” was not written: the disk is full; make room or choose another one.</source>
        <translation>„{name}“ wurde nicht geschrieben: Der Datenträger ist voll; Platz schaffen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>“{name}” was not written: the file of that name is open in another program or protected; close it there or choose another name.</source>
        <translation>„{name}“ wurde nicht geschrieben: Die Datei dieses Namens ist in einem anderen Programm geöffnet oder geschützt; dort schließen oder einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>“{name}” was not written: the folder “{folder}” may not be written to; choose another one.</source>
        <translation>„{name}“ wurde nicht geschrieben: In den Ordner „{folder}“ darf nicht geschrieben werden; bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>“{name}” was not written: {error}.</source>
        <translation>„{name}“ wurde nicht geschrieben: {error}.</translation>
    </message>
    <message>
        <source>“{name}” was not written: {reason}; choose another place.</source>
        <translation>„{name}“ wurde nicht geschrieben: {reason}; bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>“{name}” was not written: “{folder}” is not a folder; choose another place.</source>
        <translation>„{name}“ wurde nicht geschrieben: „{folder}“ ist kein Ordner; bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>“{name}” was written by a newer Soloscope; update this one to read it.</source>
        <translation>„{name}“ wurde von einem neueren Soloscope geschrieben; zum Lesen dieses hier aktualisieren.</translation>
    </message>
    <message>
        <source>“{name}” {reason}, so it is damaged; export or record it again.</source>
        <translation>„{name}“ {reason}, ist also beschädigt; bitte noch einmal exportieren oder aufnehmen.</translation>
    </message>
    <message>
        <source>“{name}”: {listed} can be written but not read; choose another file.</source>
        <translation>„{name}“: {listed} lässt sich schreiben, aber nicht lesen; bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>“{text}” is further away than any timeline reaches; check it.</source>
        <translation>„{text}“ liegt weiter weg, als eine Zeitleiste reicht; bitte prüfen.</translation>
    </message>
    <message>
        <source>“{text}” is no frame rate; choose one of {value}.</source>
        <translation>„{text}“ ist keine Bildrate; bitte eine wählen von {value}.</translation>
    </message>
    <message>
        <source>“{text}” is no time; write it like 01:00:00:00, 01:00:00.000 or 3600.</source>
        <translation>„{text}“ ist keine Zeit; möglich ist 01:00:00:00, 01:00:00.000 oder 3600.</translation>
    </message>
    <message>
        <source>“{text}” is no timecode at {id} frames a second; check its frames.</source>
        <translation>„{text}“ ist kein Timecode bei {id} Bildern je Sekunde; bitte die Bilder prüfen.</translation>
    </message>
</context>
<context>
    <name>EngineClient</name>
    <message>
        <source>The analysis engine could not be started ({reason}); reinstalling Soloscope mends this.</source>
        <translation>Der Analyseprozess ließ sich nicht starten ({reason}); eine Neuinstallation von Soloscope behebt das.</translation>
    </message>
    <message>
        <source>The analysis engine stopped twice at this recording. Close programs that need much memory and try it once more; “soloscope doctor” helps to find the reason.</source>
        <translation>Der Analyseprozess wurde bei dieser Aufnahme zweimal beendet. Bitte Programme schließen, die viel Arbeitsspeicher brauchen, und es noch einmal versuchen; „soloscope doctor“ hilft, den Grund zu finden.</translation>
    </message>
    <message>
        <source>The analysis engine stopped with code {code} and has been started again. Your work is kept.</source>
        <translation>Der Analyseprozess endete mit Code {code} und wurde neu gestartet. Die Arbeit bleibt erhalten.</translation>
    </message>
    <message>
        <source>The analysis engine stopped with code {code} several times in a row. Your work is kept; analyse again to retry, or run “soloscope doctor” to find the reason.</source>
        <translation>Der Analyseprozess endete mehrmals nacheinander mit Code {code}. Die Arbeit bleibt erhalten; neu analysieren, um es noch einmal zu versuchen, oder mit „soloscope doctor“ nach der Ursache suchen.</translation>
    </message>
    <message>
        <source>The analysis engine was ended by the system several times in a row. Your work is kept; analyse again to retry, or run “soloscope doctor” to find the reason.</source>
        <translation>Der Analyseprozess wurde mehrmals nacheinander vom System beendet. Die Arbeit bleibt erhalten; neu analysieren, um es noch einmal zu versuchen, oder mit „soloscope doctor“ nach der Ursache suchen.</translation>
    </message>
    <message>
        <source>The analysis engine was ended by the system and has been started again. Your work is kept.</source>
        <translation>Der Analyseprozess wurde vom System beendet und neu gestartet. Die Arbeit bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Why here?</source>
        <translation>Warum hier?</translation>
    </message>
</context>
<context>
    <name>EvidenceOverlay</name>
    <message>
        <source>evidence: {instrument}</source>
        <translation>Beleg: {instrument}</translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message numerus="yes">
        <source>Mostly {band}, over %Ln windows.</source>
        <translation>
            <numerusform>Meist {band}, über %Ln Fenster.</numerusform>
            <numerusform>Meist {band}, über %Ln Fenster.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mostly {band}, throughout the window.</source>
        <translation>Meist {band}, im ganzen Fenster.</translation>
    </message>
    <message>
        <source>Mostly {band}, {start} to {end} s into the window.</source>
        <translation>Meist {band}, {start} bis {end} s nach Beginn des Fensters.</translation>
    </message>
    <message>
        <source>No single cell decides: the largest change is {points} points.</source>
        <translation>Keine Zelle entscheidet allein: Die größte Änderung beträgt {points} Punkte.</translation>
    </message>
    <message>
        <source>One cell: {length} s by {low} (low) to {high} (high), turned down by {cut} dB.</source>
        <translation>Eine Zelle: {length} s mal {low} (tief) bis {high} (hoch), um {cut} dB abgesenkt.</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln strongest cells of each window, turned down together, take it from {before} to {after} only.</source>
        <translation>
            <numerusform>Die stärkste Zelle jedes Fensters, abgesenkt, bringt sie nur von {before} auf {after}.</numerusform>
            <numerusform>Die %Ln stärksten Zellen jedes Fensters, zusammen abgesenkt, bringen sie nur von {before} auf {after}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln strongest cells of each window, turned down together, take it from {before} to {after}.</source>
        <translation>
            <numerusform>Die stärkste Zelle jedes Fensters, abgesenkt, bringt sie von {before} auf {after}.</numerusform>
            <numerusform>Die %Ln stärksten Zellen jedes Fensters, zusammen abgesenkt, bringen sie von {before} auf {after}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln strongest cells, turned down together, take it from {before} to {after} only.</source>
        <translation>
            <numerusform>Die stärkste Zelle, abgesenkt, bringt sie nur von {before} auf {after}.</numerusform>
            <numerusform>Die %Ln stärksten Zellen, zusammen abgesenkt, bringen sie nur von {before} auf {after}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln strongest cells, turned down together, take it from {before} to {after}.</source>
        <translation>
            <numerusform>Die stärkste Zelle, abgesenkt, bringt sie von {before} auf {after}.</numerusform>
            <numerusform>Die %Ln stärksten Zellen, zusammen abgesenkt, bringen sie von {before} auf {after}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tonnetz</source>
        <translation>Tonnetz</translation>
    </message>
    <message>
        <source>Without a representation (shown its mean): {changes} points.</source>
        <translation>Ohne eine Darstellung (durch ihr Mittel ersetzt): {changes} Punkte.</translation>
    </message>
    <message>
        <source>at all frequencies</source>
        <translation>bei allen Frequenzen</translation>
    </message>
    <message>
        <source>below {high}</source>
        <translation>unter {high}</translation>
    </message>
    <message>
        <source>chroma</source>
        <translation>Chroma</translation>
    </message>
    <message>
        <source>early</source>
        <translation>früh</translation>
    </message>
    <message>
        <source>late</source>
        <translation>spät</translation>
    </message>
    <message>
        <source>log-mel</source>
        <translation>Log-Mel</translation>
    </message>
    <message>
        <source>mid</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>spectral contrast</source>
        <translation>spektraler Kontrast</translation>
    </message>
    <message>
        <source>{instrument}: activation {activation} in these windows alone</source>
        <translation>{instrument}: Aktivierung {activation}, nur in diesen Fenstern gehört</translation>
    </message>
    <message>
        <source>{instrument}: activation {activation} in this window alone</source>
        <translation>{instrument}: Aktivierung {activation}, nur in diesem Fenster gehört</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{low} to {high} kHz</source>
        <translation>{low} bis {high} kHz</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>
… %Ln more lines</source>
        <translation>
            <numerusform>
… %Ln weitere Zeile</numerusform>
            <numerusform>
… %Ln weitere Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln before the start of the timeline are cut off.</source>
        <translation>
            <numerusform>%Ln vor dem Anfang der Zeitleiste wird abgeschnitten.</numerusform>
            <numerusform>%Ln vor dem Anfang der Zeitleiste werden abgeschnitten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files exist already and will be replaced: {names}.</source>
        <translation>
            <numerusform>%Ln Datei gibt es schon; sie wird ersetzt: {names}.</numerusform>
            <numerusform>%Ln Dateien gibt es schon; sie werden ersetzt: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen …</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;{name}&lt;/b&gt; – {verified}&lt;/p&gt;&lt;p&gt;Keeps: {keeps}&lt;br&gt;Loses: {loses}&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;{name}&lt;/b&gt; – {verified}&lt;/p&gt;&lt;p&gt;Behält: {keeps}&lt;br&gt;Verliert: {loses}&lt;/p&gt;</translation>
    </message>
    <message numerus="yes">
        <source>%Ln markers have no place in this format.</source>
        <translation>
            <numerusform>Für %Ln Marke ist in diesem Format kein Platz.</numerusform>
            <numerusform>Für %Ln Marken ist in diesem Format kein Platz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A copy of {name} with %Ln cue points:</source>
        <translation>
            <numerusform>Eine Kopie von {name} mit %Ln Cue-Punkt:</numerusform>
            <numerusform>Eine Kopie von {name} mit %Ln Cue-Punkten:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A file that is no text, %Ln bytes, with:</source>
        <translation>
            <numerusform>Eine Datei, die kein Text ist, %Ln Byte, mit:</numerusform>
            <numerusform>Eine Datei, die kein Text ist, %Ln Bytes, mit:</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled; the file in hand was not written.</source>
        <translation>Abgebrochen; die angefangene Datei wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Choose folder and name of the file</source>
        <translation>Ordner und Namen der Datei wählen</translation>
    </message>
    <message>
        <source>Export regions</source>
        <translation>Regionen exportieren</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Zu schreibende Datei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>No region answers to this choice; nothing would be written.</source>
        <translation>Keine Region entspricht dieser Auswahl; es würde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Preview of the file</source>
        <translation>Vorschau der Datei</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Replace files</source>
        <translation>Dateien ersetzen</translation>
    </message>
    <message>
        <source>The file as it will be written</source>
        <translation>Die Datei, wie sie geschrieben wird</translation>
    </message>
    <message>
        <source>The program or the format that the regions are meant for</source>
        <translation>Das Programm oder Format, für das die Regionen bestimmt sind</translation>
    </message>
    <message>
        <source>Where the regions go; the extension follows the format</source>
        <translation>Wohin die Regionen gehen; die Endung folgt dem Format</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>{regions} in {files}: {names}.</source>
        <translation>{regions} in {files}: {names}.</translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message>
        <source> drop frame</source>
        <translation> Drop-Frame</translation>
    </message>
    <message numerus="yes">
        <source>%Ln instruments</source>
        <translation>
            <numerusform>%Ln Instrument</numerusform>
            <numerusform>%Ln Instrumente</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Confirmed only</source>
        <translation>Nur &amp;bestätigte</translation>
    </message>
    <message>
        <source>&amp;Markers too</source>
        <translation>Auch &amp;Marken</translation>
    </message>
    <message>
        <source>&amp;Solos only</source>
        <translation>Nur &amp;Soli</translation>
    </message>
    <message>
        <source>&amp;Times count from</source>
        <translation>&amp;Zeiten zählen ab</translation>
    </message>
    <message>
        <source>01:00:00:00, as films do</source>
        <translation>01:00:00:00, wie bei Filmen</translation>
    </message>
    <message>
        <source>A file for each &amp;instrument</source>
        <translation>Eine Datei je &amp;Instrument</translation>
    </message>
    <message>
        <source>A start typed here:</source>
        <translation>Hier eingegebener Anfang:</translation>
    </message>
    <message>
        <source>All instruments</source>
        <translation>Alle Instrumente</translation>
    </message>
    <message>
        <source>Frame &amp;rate</source>
        <translation>Bild&amp;rate</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Frames a second of the film; timecode is counted in them</source>
        <translation>Bilder je Sekunde des Films; Timecode zählt in ihnen</translation>
    </message>
    <message>
        <source>Instruments whose regions are written</source>
        <translation>Instrumente, deren Regionen geschrieben werden</translation>
    </message>
    <message>
        <source>Its timecode, {time}</source>
        <translation>Ihr Timecode, {time}</translation>
    </message>
    <message>
        <source>Only regions that were confirmed, corrected or drawn</source>
        <translation>Nur bestätigte, berichtigte oder gezeichnete Regionen</translation>
    </message>
    <message>
        <source>Only where an instrument plays alone or leads</source>
        <translation>Nur wo ein Instrument allein spielt oder führt</translation>
    </message>
    <message>
        <source>Re&amp;jected too</source>
        <translation>Auch &amp;verworfene</translation>
    </message>
    <message>
        <source>Rejected regions too, marked as such</source>
        <translation>Auch verworfene Regionen, als solche gekennzeichnet</translation>
    </message>
    <message>
        <source>Scores in &amp;labels</source>
        <translation>&amp;Werte in Textmarken</translation>
    </message>
    <message>
        <source>Start of the recording</source>
        <translation>Anfang der Aufnahme</translation>
    </message>
    <message>
        <source>The markers that you set, as points of time</source>
        <translation>Die selbst gesetzten Marken, als Zeitpunkte</translation>
    </message>
    <message>
        <source>Timecode, time or seconds at which the recording starts</source>
        <translation>Timecode, Zeit oder Sekunden, bei denen die Aufnahme beginnt</translation>
    </message>
    <message>
        <source>Times count from</source>
        <translation>Zeiten zählen ab</translation>
    </message>
    <message>
        <source>Where the recording starts on the timeline of the other program</source>
        <translation>Wo die Aufnahme auf der Zeitleiste des anderen Programms beginnt</translation>
    </message>
    <message>
        <source>Write as many files as there are instruments</source>
        <translation>So viele Dateien schreiben, wie es Instrumente gibt</translation>
    </message>
    <message>
        <source>Write “clarinet 0.91” rather than “clarinet”</source>
        <translation>„clarinet 0.91“ statt „clarinet“ schreiben</translation>
    </message>
</context>
<context>
    <name>ExportsMenu</name>
    <message>
        <source>Write the regions of every finished recording as {format}, without analysing again.</source>
        <translation>Die Regionen jeder fertigen Aufnahme als {format} schreiben, ohne neu zu analysieren.</translation>
    </message>
</context>
<context>
    <name>FeatureMaps</name>
    <message>
        <source>Feature maps under the gates</source>
        <translation>Merkmalskarten unter den Gates</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>no. {number}</source>
        <translation>Nr. {number}</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Installed, but another version than this Soloscope brings.</source>
        <translation>Installiert, aber eine andere Version, als dieses Soloscope mitbringt.</translation>
    </message>
    <message>
        <source>Not installed.</source>
        <translation>Nicht installiert.</translation>
    </message>
    <message>
        <source>Open the folder in which the program looks.</source>
        <translation>Den Ordner öffnen, in dem das Programm sucht.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove it?</source>
        <translation>Entfernen?</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <source>Replace it?</source>
        <translation>Ersetzen?</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Take the file away again.</source>
        <translation>Die Datei wieder wegnehmen.</translation>
    </message>
    <message>
        <source>The file was changed by hand since Soloscope wrote it, and the changes would be lost.</source>
        <translation>Die Datei wurde von Hand geändert, seit Soloscope sie schrieb; die Änderungen gingen verloren.</translation>
    </message>
    <message>
        <source>The program was found.</source>
        <translation>Das Programm wurde gefunden.</translation>
    </message>
    <message>
        <source>The program was not found on this machine.</source>
        <translation>Das Programm wurde auf diesem Rechner nicht gefunden.</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Write the file to {path}</source>
        <translation>Die Datei nach {path} schreiben</translation>
    </message>
    <message>
        <source>⚠ Installed, and changed by hand.</source>
        <translation>⚠ Installiert und von Hand geändert.</translation>
    </message>
    <message>
        <source>✓ Installed and up to date.</source>
        <translation>✓ Installiert und aktuell.</translation>
    </message>
</context>
<context>
    <name>FileOpening</name>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Open recording or session</source>
        <translation>Aufnahme oder Sitzung öffnen</translation>
    </message>
    <message>
        <source>Recordings and sessions ({patterns});;All files (*)</source>
        <translation>Aufnahmen und Sitzungen ({patterns});;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>&amp;Empty the cache now</source>
        <translation>Zwischenspeicher jetzt &amp;leeren</translation>
    </message>
    <message>
        <source>A&amp;utosave after</source>
        <translation>A&amp;utomatisch speichern nach</translation>
    </message>
    <message>
        <source>Cache &amp;folder</source>
        <translation>&amp;Ordner des Zwischenspeichers</translation>
    </message>
    <message>
        <source>Cache &amp;size</source>
        <translation>&amp;Größe des Zwischenspeichers</translation>
    </message>
    <message>
        <source>Choose the folder for the cache</source>
        <translation>Den Ordner für den Zwischenspeicher wählen</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Delete all kept analyses; recordings and sessions stay</source>
        <translation>Alle aufbewahrten Analysen löschen; Aufnahmen und Sitzungen bleiben</translation>
    </message>
    <message>
        <source>Folder for the cache</source>
        <translation>Ordner für den Zwischenspeicher</translation>
    </message>
    <message>
        <source>So long after a change unsaved work is kept aside, for a crash</source>
        <translation>So lange nach einer Änderung wird nicht gespeicherte Arbeit für den Absturzfall beiseitegelegt</translation>
    </message>
    <message>
        <source>The analyses used longest ago go when there are more</source>
        <translation>Die am längsten nicht gebrauchten Analysen fallen weg, wenn es mehr werden</translation>
    </message>
    <message>
        <source>Where analyses are kept: what was analysed before is there at once</source>
        <translation>Wo Analysen liegen: was schon analysiert ist, ist sofort da</translation>
    </message>
    <message>
        <source>{size} MB in use now</source>
        <translation>{size} MB jetzt belegt</translation>
    </message>
</context>
<context>
    <name>FindSolosPanel</name>
    <message numerus="yes">
        <source>%Ln instruments</source>
        <translation>
            <numerusform>%Ln Instrument</numerusform>
            <numerusform>%Ln Instrumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln results, {duration}</source>
        <translation>
            <numerusform>%Ln Treffer, {duration}</numerusform>
            <numerusform>%Ln Treffer, {duration}</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All instruments</source>
        <translation>Alle Instrumente</translation>
    </message>
    <message>
        <source>Any appearance</source>
        <translation>Jedes Vorkommen</translation>
    </message>
    <message>
        <source>Any solo</source>
        <translation>Jedes Solo</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Audition</source>
        <translation>Vorhören</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>Nach Zeit</translation>
    </message>
    <message>
        <source>Choose an instrument to look for.</source>
        <translation>Ein Instrument wählen, nach dem gesucht werden soll.</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Featured</source>
        <translation>Führend</translation>
    </message>
    <message>
        <source>How long before the result an audition begins</source>
        <translation>Wie lange vor dem Treffer das Vorhören beginnt</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>Kind of solo</source>
        <translation>Art des Solos</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>Mindestsicherheit</translation>
    </message>
    <message>
        <source>Least length</source>
        <translation>Mindestlänge</translation>
    </message>
    <message>
        <source>Leave out what is shorter</source>
        <translation>Kürzeres weglassen</translation>
    </message>
    <message>
        <source>Leave out what the model is less sure of: mean activation</source>
        <translation>Weglassen, was dem Modell weniger sicher ist: mittlere Aktivierung</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Längste zuerst</translation>
    </message>
    <message>
        <source>No instrument leads over others anywhere.</source>
        <translation>Nirgends führt ein Instrument vor anderen.</translation>
    </message>
    <message>
        <source>No instrument was found so far.</source>
        <translation>Bisher wurde kein Instrument gefunden.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None so far. They appear here while the analysis goes on.</source>
        <translation>Bisher keine. Sie erscheinen hier, während die Analyse weiterläuft.</translation>
    </message>
    <message>
        <source>Nothing answers. Look for shorter or less sure ones, or for more instruments.</source>
        <translation>Kein Treffer. Nach kürzeren oder weniger sicheren suchen, oder nach mehr Instrumenten.</translation>
    </message>
    <message>
        <source>Nothing has been analysed yet.</source>
        <translation>Noch ist nichts analysiert.</translation>
    </message>
    <message>
        <source>Order of the results</source>
        <translation>Reihenfolge der Treffer</translation>
    </message>
    <message>
        <source>Pre-roll</source>
        <translation>Vorlauf</translation>
    </message>
    <message>
        <source>Surest first</source>
        <translation>Sicherste zuerst</translation>
    </message>
    <message>
        <source>Unaccompanied</source>
        <translation>Unbegleitet</translation>
    </message>
    <message>
        <source>Which instruments to look for</source>
        <translation>Nach welchen Instrumenten gesucht wird</translation>
    </message>
    <message>
        <source>before</source>
        <comment>after the field</comment>
        <translation>vorher</translation>
    </message>
    <message>
        <source>from</source>
        <comment>before the field</comment>
        <translation>ab</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Adobe Audition markers</source>
        <translation>Adobe-Audition-Marken</translation>
    </message>
    <message>
        <source>Ardour session with ranges</source>
        <translation>Ardour-Session, Bereiche</translation>
    </message>
    <message>
        <source>Audacity labels</source>
        <translation>Audacity-Textmarken</translation>
    </message>
    <message>
        <source>CMX 3600 edit list</source>
        <translation>Schnittliste CMX 3600</translation>
    </message>
    <message>
        <source>DaVinci Resolve markers</source>
        <translation>DaVinci-Resolve-Marken</translation>
    </message>
    <message>
        <source>ELAN annotations</source>
        <translation>ELAN-Annotationen</translation>
    </message>
    <message>
        <source>Final Cut Pro XML</source>
        <translation>Final-Cut-Pro-XML</translation>
    </message>
    <message>
        <source>Instrument, times to the millisecond, mean activation (in the caption).</source>
        <translation>Instrument, Zeiten auf die Millisekunde, mittlere Aktivierung (im Untertitel).</translation>
    </message>
    <message>
        <source>Instrument, times to the millisecond, timecode, mean and peak activation, solo, status.</source>
        <translation>Instrument, Zeiten auf die Millisekunde, Timecode, mittlere und höchste Aktivierung, Solo, Status.</translation>
    </message>
    <message>
        <source>JAMS</source>
        <translation>JAMS</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>MIDI markers</source>
        <translation>MIDI-Marken</translation>
    </message>
    <message numerus="yes">
        <source>%Ln markers</source>
        <translation>
            <numerusform>%Ln Marke</numerusform>
            <numerusform>%Ln Marken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln Region</numerusform>
            <numerusform>%Ln Regionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything: instrument, times to the microsecond, activations, solo, status, note, facts of the recording; markers.</source>
        <translation>Alles: Instrument, Zeiten auf die Mikrosekunde, Aktivierungen, Solo, Status, Notiz, Angaben zur Aufnahme; Marken.</translation>
    </message>
    <message>
        <source>Everything: name of the recording, instrument, exact times, activations, solo, status, note; markers (in the file&apos;s metadata).</source>
        <translation>Alles: Name der Aufnahme, Instrument, genaue Zeiten, Aktivierungen, Solo, Status, Notiz; Marken (in den Metadaten der Datei).</translation>
    </message>
    <message>
        <source>Import it with Timeline Markers from EDL; the timeline must start where these times do.</source>
        <translation>Mit Timeline Markers from EDL importieren; die Timeline muss dort beginnen, wo diese Zeiten es tun.</translation>
    </message>
    <message>
        <source>Instrument (a layer each), times to the sample, mean activation; markers (a layer of their own).</source>
        <translation>Instrument (je eine Ebene), Zeiten auf das Sample, mittlere Aktivierung; Marken (eine eigene Ebene).</translation>
    </message>
    <message>
        <source>Instrument (a tier each), times to the microsecond, mean activation (in the interval&apos;s text); markers (a tier of points).</source>
        <translation>Instrument (je eine Ebene), Zeiten auf die Mikrosekunde, mittlere Aktivierung (im Text des Intervalls); Marken (eine Ebene mit Punkten).</translation>
    </message>
    <message>
        <source>Instrument (a tier each), times to the millisecond, mean activation (in the annotation); markers (a tier of their own, a millisecond each).</source>
        <translation>Instrument (je eine Ebene), Zeiten auf die Millisekunde, mittlere Aktivierung (in der Annotation); Marken (eine eigene Ebene, je eine Millisekunde).</translation>
    </message>
    <message>
        <source>Instrument, times to 10 nanoseconds, mean activation (in the name); markers.</source>
        <translation>Instrument, Zeiten auf 10 Nanosekunden, mittlere Aktivierung (im Namen); Marken.</translation>
    </message>
    <message>
        <source>Instrument, times to half a millisecond, mean activation (in the marker at the start); markers.</source>
        <translation>Instrument, Zeiten auf eine halbe Millisekunde, mittlere Aktivierung (in der Marke am Anfang); Marken.</translation>
    </message>
    <message>
        <source>Instrument, times to the frame, mean activation (in the locator); markers.</source>
        <translation>Instrument, Zeiten auf das Bild, mittlere Aktivierung (im Locator); Marken.</translation>
    </message>
    <message>
        <source>Instrument, times to the frame, mean activation (in the name), a colour per instrument; markers.</source>
        <translation>Instrument, Zeiten auf das Bild, mittlere Aktivierung (im Namen), eine Farbe je Instrument; Marken.</translation>
    </message>
    <message>
        <source>Instrument, times to the frame, mean activation (in the name), solo, status and note (in the note); markers.</source>
        <translation>Instrument, Zeiten auf das Bild, mittlere Aktivierung (im Namen), Solo, Status und Notiz (in der Notiz); Marken.</translation>
    </message>
    <message>
        <source>Instrument, times to the microsecond, mean activation (in the label); markers.</source>
        <translation>Instrument, Zeiten auf die Mikrosekunde, mittlere Aktivierung (in der Textmarke); Marken.</translation>
    </message>
    <message>
        <source>Instrument, times to the microsecond, mean activation; markers (selections without a length).</source>
        <translation>Instrument, Zeiten auf die Mikrosekunde, mittlere Aktivierung; Marken (Auswahlen ohne Länge).</translation>
    </message>
    <message>
        <source>Instrument, times to the microsecond, mean activation; markers.</source>
        <translation>Instrument, Zeiten auf die Mikrosekunde, mittlere Aktivierung; Marken.</translation>
    </message>
    <message>
        <source>Instrument, times to the millisecond, mean activation (in the name), a colour per instrument; markers.</source>
        <translation>Instrument, Zeiten auf die Millisekunde, mittlere Aktivierung (im Namen), eine Farbe je Instrument; Marken.</translation>
    </message>
    <message>
        <source>Instrument, times to the millisecond, mean activation, solo, status and note (in the description); markers.</source>
        <translation>Instrument, Zeiten auf die Millisekunde, mittlere Aktivierung, Solo, Status und Notiz (in der Beschreibung); Marken.</translation>
    </message>
    <message>
        <source>Instrument, times to the nanosecond, mean activation (in the name); markers; the recording lies on a track.</source>
        <translation>Instrument, Zeiten auf die Nanosekunde, mittlere Aktivierung (im Namen); Marken; die Aufnahme liegt auf einer Spur.</translation>
    </message>
    <message>
        <source>Instrument, times to the sample, mean activation (in the range&apos;s name); markers.</source>
        <translation>Instrument, Zeiten auf das Sample, mittlere Aktivierung (im Namen des Bereichs); Marken.</translation>
    </message>
    <message>
        <source>Markers, notes, and whether a region came from the analysis, the user or an import.</source>
        <translation>Marken, Notizen, und ob eine Region aus der Analyse, von Hand oder aus einem Import kam.</translation>
    </message>
    <message>
        <source>Markers, peak activation, solo, status, notes; it cannot be read back.</source>
        <translation>Marken, höchste Aktivierung, Solo, Status, Notizen; es lässt sich nicht wieder einlesen.</translation>
    </message>
    <message>
        <source>Nothing; a region that comes back counts as imported.</source>
        <translation>Nichts; eine Region, die zurückkommt, gilt als importiert.</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
    <message>
        <source>Peak activation, solo, status, notes.</source>
        <translation>Höchste Aktivierung, Solo, Status, Notizen.</translation>
    </message>
    <message>
        <source>Peak activation, solo, status, notes; it cannot be read back, and holds no sound.</source>
        <translation>Höchste Aktivierung, Solo, Status, Notizen; es lässt sich nicht zurücklesen und enthält keinen Ton.</translation>
    </message>
    <message>
        <source>Peak activation, solo, status, notes; it cannot be read back.</source>
        <translation>Höchste Aktivierung, Solo, Status, Notizen; es lässt sich nicht zurücklesen.</translation>
    </message>
    <message>
        <source>Peak activation; it cannot be read back.</source>
        <translation>Höchste Aktivierung; es lässt sich nicht zurücklesen.</translation>
    </message>
    <message>
        <source>Peak activation; what is in the description but the score does not come back.</source>
        <translation>Höchste Aktivierung; was außer dem Wert in der Beschreibung steht, kommt nicht zurück.</translation>
    </message>
    <message>
        <source>Praat TextGrid</source>
        <translation>Praat-TextGrid</translation>
    </message>
    <message>
        <source>Put it into an empty folder and open it there.</source>
        <translation>In einen leeren Ordner legen und dort öffnen.</translation>
    </message>
    <message>
        <source>REAPER project</source>
        <translation>REAPER-Projekt</translation>
    </message>
    <message>
        <source>REAPER regions</source>
        <translation>REAPER-Regionen</translation>
    </message>
    <message>
        <source>Raven selection table</source>
        <translation>Raven-Auswahltabelle</translation>
    </message>
    <message>
        <source>Set REAPER&apos;s ruler to minutes:seconds before you import it.</source>
        <translation>Vor dem Import das Lineal von REAPER auf Minuten:Sekunden stellen.</translation>
    </message>
    <message>
        <source>Soloscope CSV</source>
        <translation>Soloscope-CSV</translation>
    </message>
    <message>
        <source>Soloscope&apos;s own format</source>
        <translation>Soloscopes eigenes Format</translation>
    </message>
    <message>
        <source>Sonic Visualiser layers</source>
        <translation>Sonic-Visualiser-Ebenen</translation>
    </message>
    <message>
        <source>Sound, timecode and markers of the recording as they are; instrument, times to the sample, mean activation (in the label); markers.</source>
        <translation>Ton, Timecode und Marken der Aufnahme, wie sie sind; Instrument, Zeiten auf das Sample, mittlere Aktivierung (in der Textmarke); eigene Marken.</translation>
    </message>
    <message>
        <source>{regions} and {markers}</source>
        <translation>{regions} und {markers}</translation>
    </message>
    <message>
        <source>SubRip subtitles</source>
        <translation>SubRip-Untertitel</translation>
    </message>
    <message>
        <source>WAV with cue markers</source>
        <translation>WAV mit Cue-Marken</translation>
    </message>
    <message>
        <source>WebVTT subtitles</source>
        <translation>WebVTT-Untertitel</translation>
    </message>
    <message>
        <source>checked with {programs}</source>
        <translation>geprüft mit {programs}</translation>
    </message>
    <message>
        <source>iZotope RX markers</source>
        <translation>iZotope-RX-Marken</translation>
    </message>
    <message>
        <source>unverified: not checked with the program itself</source>
        <translation>ungeprüft: nicht mit dem Programm selbst geprüft</translation>
    </message>
</context>
<context>
    <name>GainOverlay</name>
    <message>
        <source>Model gain belongs to frequencies, not to pitch classes: choose another spectrogram</source>
        <translation>Modellverstärkung gehört zu Frequenzen, nicht zu Tonklassen: ein anderes Spektrogramm wählen</translation>
    </message>
    <message>
        <source>Model gain, {stage}: reading …</source>
        <translation>Modellverstärkung, {stage}: wird gelesen …</translation>
    </message>
    <message>
        <source>Model gain, {stage}: what the network lets through, for every instrument alike</source>
        <translation>Modellverstärkung, {stage}: was das Netz durchlässt, für alle Instrumente gleich</translation>
    </message>
    <message>
        <source>Model gain, {stage}: what the network lets through, for every instrument alike; one window in each column</source>
        <translation>Modellverstärkung, {stage}: was das Netz durchlässt, für alle Instrumente gleich; ein Fenster je Spalte</translation>
    </message>
</context>
<context>
    <name>GainStripsView</name>
    <message>
        <source>Chroma</source>
        <translation>Chroma</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Model gain of time steps, chroma, contrast and Tonnetz</source>
        <translation>Modellverstärkung von Zeitschritten, Chroma, Kontrast und Tonnetz</translation>
    </message>
    <message>
        <source>Model gain: how much the network lets through at each time step (width gates) and in the rows of chroma, spectral contrast and Tonnetz. It depends on the sound, not on an instrument.</source>
        <translation>Modellverstärkung: wie viel das Netz in jedem Zeitschritt (Breiten-Gates) und in den Zeilen von Chroma, spektralem Kontrast und Tonnetz durchlässt. Sie hängt vom Klang ab, nicht von einem Instrument.</translation>
    </message>
    <message>
        <source>Tonnetz</source>
        <translation>Tonnetz</translation>
    </message>
    <message>
        <source>Width gates</source>
        <translation>Breiten-Gates</translation>
    </message>
    <message>
        <source>{time}   {strip}, {stage}: gain {gain}</source>
        <translation>{time}   {strip}, {stage}: Verstärkung {gain}</translation>
    </message>
</context>
<context>
    <name>GateCurves</name>
    <message>
        <source>contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>log-mel, low to high</source>
        <translation>Log-Mel, tief nach hoch</translation>
    </message>
</context>
<context>
    <name>GoToDialog</name>
    <message>
        <source>83.5, 1:23.5, 00:01:23:12 or +2.5</source>
        <translation>83,5, 1:23,5, 00:01:23:12 oder +2,5</translation>
    </message>
    <message>
        <source>Count times with colons from the recording&apos;s start timecode</source>
        <translation>Zeiten mit Doppelpunkten ab dem Start-Timecode der Aufnahme zählen</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Frame rate of timecode</source>
        <translation>Bildrate des Timecodes</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go to time</source>
        <translation>Gehe zu Zeit</translation>
    </message>
    <message>
        <source>Recording starts at</source>
        <translation>Aufnahme beginnt bei</translation>
    </message>
    <message>
        <source>That is after the recording, which ends at {time}.</source>
        <translation>Das liegt nach der Aufnahme, die bei {time} endet.</translation>
    </message>
    <message>
        <source>That is before the recording, which starts at {time}.</source>
        <translation>Das liegt vor der Aufnahme, die bei {time} beginnt.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>{time} in the recording, timecode {timecode}</source>
        <translation>{time} in der Aufnahme, Timecode {timecode}</translation>
    </message>
</context>
<context>
    <name>ImportDesk</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Files of regions ({patterns})</source>
        <translation>Dateien mit Regionen ({patterns})</translation>
    </message>
    <message>
        <source>Import regions</source>
        <translation>Regionen importieren</translation>
    </message>
    <message>
        <source>The dialog of {key} lets you choose it.</source>
        <translation>Im Dialog von {key} lässt es sich wählen.</translation>
    </message>
    <message>
        <source>The file could not be imported ({reason}); the log has more.</source>
        <translation>Die Datei konnte nicht importiert werden ({reason}); mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>{key} takes that back.</source>
        <translation>{key} nimmt das zurück.</translation>
    </message>
    <message>
        <source>“{name}” holds no regions; choose another file.</source>
        <translation>„{name}“ enthält keine Regionen; bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>“{name}” is a file of regions; open its recording first.</source>
        <translation>„{name}“ ist eine Datei mit Regionen; bitte zuerst die Aufnahme dazu öffnen.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%Ln other names</source>
        <translation>
            <numerusform>%Ln weiterer Name</numerusform>
            <numerusform>%Ln weitere Namen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add them to the markers that are there</source>
        <translation>Zu den vorhandenen Marken &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Add them to the regions that are there</source>
        <translation>Zu den vorhandenen Regionen &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>&amp;Names that are no instrument’s:</source>
        <translation>&amp;Namen, die keinem Instrument gehören:</translation>
    </message>
    <message>
        <source>&amp;Replace all markers by them</source>
        <translation>Alle Marken durch sie &amp;ersetzen</translation>
    </message>
    <message>
        <source>&amp;Replace all regions by them</source>
        <translation>Alle Regionen durch sie &amp;ersetzen</translation>
    </message>
    <message numerus="yes">
        <source>Bring in %Ln &amp;markers, too</source>
        <translation>
            <numerusform>Auch %Ln &amp;Marke übernehmen</numerusform>
            <numerusform>Auch %Ln &amp;Marken übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring the regions in; that can be undone.</source>
        <translation>Die Regionen hereinholen; das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Choose which instrument each name stands for; the name becomes a note.</source>
        <translation>Wählen, für welches Instrument jeder Name steht; der Name wird zur Notiz.</translation>
    </message>
    <message>
        <source>Import regions</source>
        <translation>Regionen importieren</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Instrument for all other names</source>
        <translation>Instrument für alle weiteren Namen</translation>
    </message>
    <message>
        <source>Instrument for {name}</source>
        <translation>Instrument für {name}</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Name in the file</source>
        <translation>Name in der Datei</translation>
    </message>
    <message>
        <source>Names in the file and instruments they stand for</source>
        <translation>Namen in der Datei und Instrumente, für die sie stehen</translation>
    </message>
    <message>
        <source>New: {name}</source>
        <translation>Neu: {name}</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>The instrument that the name stands for, or nothing.</source>
        <translation>Das Instrument, für das der Name steht, oder nichts.</translation>
    </message>
    <message>
        <source>The regions stay as they are.</source>
        <translation>Die Regionen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>They come beside the markers that are there; with Replace, in the place of all of them.</source>
        <translation>Sie kommen zu den vorhandenen Marken; mit „Ersetzen“ an die Stelle von allen.</translation>
    </message>
    <message>
        <source>What the analysis finds is hidden, too; “Restore deleted regions” brings it back: in the selected time, or everywhere.</source>
        <translation>Auch was die Analyse findet, wird verborgen; „Gelöschte Regionen wiederherstellen“ bringt es zurück: in der ausgewählten Zeit oder überall.</translation>
    </message>
    <message>
        <source>Where a marker stands already, it stays as it is.</source>
        <translation>Wo schon eine Marke steht, bleibt sie, wie sie ist.</translation>
    </message>
    <message>
        <source>Where they overlap regions of the same instrument, those are cut back or give way.</source>
        <translation>Wo sie Regionen desselben Instruments überlappen, werden diese gekürzt oder weichen.</translation>
    </message>
    <message>
        <source>“{name}” is a file of the format {format} with {regions}.</source>
        <translation>„{name}“ ist eine Datei des Formats {format} mit {regions}.</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message numerus="yes">
        <source>%Ln behind the end left out</source>
        <translation>
            <numerusform>%Ln hinter dem Ende weggelassen</numerusform>
            <numerusform>%Ln hinter dem Ende weggelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cut at the end of the recording</source>
        <translation>
            <numerusform>%Ln am Ende der Aufnahme gekürzt</numerusform>
            <numerusform>%Ln am Ende der Aufnahme gekürzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln joined with one that overlaps</source>
        <translation>
            <numerusform>%Ln mit einer überlappenden verbunden</numerusform>
            <numerusform>%Ln mit einer überlappenden verbunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln markers come in</source>
        <translation>
            <numerusform>%Ln Marke kommt herein</numerusform>
            <numerusform>%Ln Marken kommen herein</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln markers stood there already</source>
        <translation>
            <numerusform>%Ln Marke stand schon dort</numerusform>
            <numerusform>%Ln Marken standen schon dort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of unknown instruments left out</source>
        <translation>
            <numerusform>%Ln eines unbekannten Instruments weggelassen</numerusform>
            <numerusform>%Ln unbekannter Instrumente weggelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions come in</source>
        <translation>
            <numerusform>%Ln Region kommt herein</numerusform>
            <numerusform>%Ln Regionen kommen herein</numerusform>
        </translation>
    </message>
    <message>
        <source>Import {what} from {name}</source>
        <translation>{what} aus {name} importieren</translation>
    </message>
    <message>
        <source>{what} come in</source>
        <translation>{what} kommen herein</translation>
    </message>
    <message>
        <source>{what} imported from “{name}”</source>
        <translation>{what} aus „{name}“ importiert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a length left out</source>
        <translation>
            <numerusform>%Ln ohne Länge weggelassen</numerusform>
            <numerusform>%Ln ohne Länge weggelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Instruments</name>
    <message>
        <source>accordion</source>
        <translation>Akkordeon</translation>
    </message>
    <message>
        <source>banjo</source>
        <translation>Banjo</translation>
    </message>
    <message>
        <source>bass</source>
        <translation>Bass</translation>
    </message>
    <message>
        <source>cello</source>
        <translation>Cello</translation>
    </message>
    <message>
        <source>clarinet</source>
        <translation>Klarinette</translation>
    </message>
    <message>
        <source>cymbals</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>drums</source>
        <translation>Schlagzeug</translation>
    </message>
    <message>
        <source>flute</source>
        <translation>Flöte</translation>
    </message>
    <message>
        <source>guitar</source>
        <translation>Gitarre</translation>
    </message>
    <message>
        <source>mallet percussion</source>
        <translation>Stabspiele</translation>
    </message>
    <message>
        <source>mandolin</source>
        <translation>Mandoline</translation>
    </message>
    <message>
        <source>organ</source>
        <translation>Orgel</translation>
    </message>
    <message>
        <source>piano</source>
        <translation>Klavier</translation>
    </message>
    <message>
        <source>saxophone</source>
        <translation>Saxophon</translation>
    </message>
    <message>
        <source>synthesizer</source>
        <translation>Synthesizer</translation>
    </message>
    <message>
        <source>trombone</source>
        <translation>Posaune</translation>
    </message>
    <message>
        <source>trumpet</source>
        <translation>Trompete</translation>
    </message>
    <message>
        <source>ukulele</source>
        <translation>Ukulele</translation>
    </message>
    <message>
        <source>violin</source>
        <translation>Violine</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>Gesang</translation>
    </message>
</context>
<context>
    <name>Integrations</name>
    <message>
        <source>A script that analyses the selected audio regions, or the whole session, and makes range markers.</source>
        <translation>Ein Skript, das die ausgewählten Audioregionen oder die ganze Session analysiert und Bereichsmarken anlegt.</translation>
    </message>
    <message>
        <source>A script that analyses the sound of the selected items and makes a coloured region wherever an instrument sounds.</source>
        <translation>Ein Skript, das den Ton der ausgewählten Items analysiert und eine farbige Region anlegt, wo immer ein Instrument klingt.</translation>
    </message>
    <message>
        <source>Any other program: Open with</source>
        <translation>Jedes andere Programm: Öffnen mit</translation>
    </message>
    <message>
        <source>Ardour: mark the selected regions</source>
        <translation>Ardour: ausgewählte Regionen markieren</translation>
    </message>
    <message>
        <source>Audacity: send regions, analyse what is open</source>
        <translation>Audacity: Regionen senden, Geöffnetes analysieren</translation>
    </message>
    <message>
        <source>Installed. In Ardour open Edit, Lua Scripts, Script Manager, and put “Soloscope: mark instruments” on a slot.</source>
        <translation>Installiert. In Ardour Bearbeiten, Lua-Skripte, Skript-Manager öffnen und „Soloscope: mark instruments“ auf einen Platz legen.</translation>
    </message>
    <message>
        <source>Installed. In REAPER open Actions, Show action list, New action, Load ReaScript, and choose this file once.</source>
        <translation>Installiert. In REAPER Actions, Show action list, New action, Load ReaScript öffnen und diese Datei einmal wählen.</translation>
    </message>
    <message>
        <source>Installed. Start the program anew; in Audacity, enable Soloscope under Tools, Plugin Manager.</source>
        <translation>Installiert. Das Programm neu starten; in Audacity Soloscope unter Werkzeuge, Plugin-Manager einschalten.</translation>
    </message>
    <message>
        <source>REAPER: mark the selected items</source>
        <translation>REAPER: ausgewählte Items markieren</translation>
    </message>
    <message>
        <source>Soloscope in the Analyze menu of Audacity 3 and the Transform menu of Sonic Visualiser: labels for regions, and the activations as curves.</source>
        <translation>Soloscope im Menü Analyse von Audacity 3 und im Menü Transform von Sonic Visualiser: Textmarken für Regionen, und die Aktivierungen als Kurven.</translation>
    </message>
    <message>
        <source>Soloscope in the applications menu: a double click or Open with on a recording opens it here. Editors that can start another program are given soloscope-desktop.</source>
        <translation>Soloscope im Anwendungsmenü: Ein Doppelklick oder Öffnen mit auf eine Aufnahme öffnet sie hier. Editoren, die ein anderes Programm starten können, wird soloscope-desktop genannt.</translation>
    </message>
    <message>
        <source>The plugin is built for each system: installers of Soloscope bring it, and “make vamp” builds it in a copy of the source.</source>
        <translation>Das Plugin wird für jedes System gebaut: Installationspakete von Soloscope bringen es mit, und „make vamp“ baut es in einer Kopie des Quelltexts.</translation>
    </message>
    <message>
        <source>Through Audacity’s script pipe, Soloscope adds labels to the open project and hears what is in it: File, Send regions to Audacity, and Analyse what is open in Audacity.</source>
        <translation>Über Audacitys Skript-Pipe fügt Soloscope dem offenen Projekt Textmarken hinzu und hört, was darin ist: Datei, Regionen an Audacity senden, und In Audacity Geöffnetes analysieren.</translation>
    </message>
    <message>
        <source>Vamp plugin: Audacity, Sonic Visualiser</source>
        <translation>Vamp-Plugin: Audacity, Sonic Visualiser</translation>
    </message>
</context>
<context>
    <name>IntegrationsDialog</name>
    <message>
        <source>Integrations</source>
        <translation>Einbindungen</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern …</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Filter keys</source>
        <translation>Tasten filtern</translation>
    </message>
    <message>
        <source>Give commands other keys</source>
        <translation>Befehlen andere Tasten geben</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Type a command or a key</source>
        <translation>Befehl oder Taste eingeben</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was er tut</translation>
    </message>
</context>
<context>
    <name>LaneColumn</name>
    <message numerus="yes">
        <source>%Ln regions, {duration}</source>
        <translation>
            <numerusform>%Ln Region, {duration}</numerusform>
            <numerusform>%Ln Regionen, {duration}</numerusform>
        </translation>
    </message>
    <message>
        <source>Brass</source>
        <translation>Blech</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasteninstrumente</translation>
    </message>
    <message>
        <source>Mute: dim this lane; jumps from region to region pass it over</source>
        <translation>Stumm: diese Spur abdunkeln; Sprünge von Region zu Region übergehen sie</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Percussion</source>
        <translation>Schlaginstrumente</translation>
    </message>
    <message>
        <source>Plucked</source>
        <translation>Zupfinstrumente</translation>
    </message>
    <message>
        <source>Solo: show this lane in full and dim the others; jumps from region to region stay in it</source>
        <translation>Solo: diese Spur voll zeigen und die anderen abdunkeln; Sprünge von Region zu Region bleiben in ihr</translation>
    </message>
    <message>
        <source>Strings</source>
        <translation>Streicher</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Gesang</translation>
    </message>
    <message>
        <source>Winds</source>
        <translation>Holzbläser</translation>
    </message>
    <message>
        <source>{instrument}
Drag to move the lane; right click for more</source>
        <translation>{instrument}
Ziehen verschiebt die Spur; Rechtsklick für mehr</translation>
    </message>
</context>
<context>
    <name>LaneCommands</name>
    <message>
        <source>Change colour of {instrument}</source>
        <translation>Farbe ändern: {instrument}</translation>
    </message>
    <message>
        <source>Colour of {instrument}</source>
        <translation>Farbe: {instrument}</translation>
    </message>
    <message>
        <source>Lane order</source>
        <translation>Reihenfolge der Spuren</translation>
    </message>
    <message>
        <source>Reset colour of {instrument}</source>
        <translation>Farbe zurücksetzen: {instrument}</translation>
    </message>
    <message>
        <source>There is no lane {number}.</source>
        <translation>Es gibt keine Spur {number}.</translation>
    </message>
</context>
<context>
    <name>LaneEdit</name>
    <message>
        <source>at the playhead</source>
        <translation>an der Wiedergabeposition</translation>
    </message>
    <message>
        <source>at the release</source>
        <translation>an der Endschwelle</translation>
    </message>
    <message>
        <source>at the threshold</source>
        <translation>an der Schwelle</translation>
    </message>
    <message>
        <source>playhead</source>
        <translation>Wiedergabeposition</translation>
    </message>
    <message>
        <source>release</source>
        <translation>Endschwelle</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>{start} to {end}   {duration} s</source>
        <translation>{start} bis {end}   {duration} s</translation>
    </message>
</context>
<context>
    <name>LanePainter</name>
    <message>
        <source>featured</source>
        <translation>führend</translation>
    </message>
    <message>
        <source>not analysed yet</source>
        <translation>noch nicht analysiert</translation>
    </message>
    <message>
        <source>solo</source>
        <translation>Solo</translation>
    </message>
</context>
<context>
    <name>LaneStack</name>
    <message>
        <source>Hide instruments that are not heard anywhere</source>
        <translation>Instrumente ausblenden, die nirgends zu hören sind</translation>
    </message>
    <message>
        <source>Hide silent instruments</source>
        <translation>Stille Instrumente ausblenden</translation>
    </message>
    <message>
        <source>Scroll instruments</source>
        <translation>Instrumente rollen</translation>
    </message>
</context>
<context>
    <name>LaneSteps</name>
    <message>
        <source>Change height of {instrument}</source>
        <translation>Spurhöhe ändern: {instrument}</translation>
    </message>
    <message>
        <source>Group lanes by family</source>
        <translation>Spuren nach Familie gruppieren</translation>
    </message>
    <message>
        <source>Hide silent instruments</source>
        <translation>Stille Instrumente ausblenden</translation>
    </message>
    <message>
        <source>Let lanes share the room</source>
        <translation>Spuren den Platz teilen lassen</translation>
    </message>
    <message>
        <source>Move lane of {instrument}</source>
        <translation>Spur verschieben: {instrument}</translation>
    </message>
    <message>
        <source>Put lanes that sound first</source>
        <translation>Klingende Spuren zuerst</translation>
    </message>
    <message>
        <source>Reset height of {instrument}</source>
        <translation>Spurhöhe zurücksetzen: {instrument}</translation>
    </message>
    <message>
        <source>Show silent instruments</source>
        <translation>Stille Instrumente einblenden</translation>
    </message>
    <message>
        <source>Sort lanes by activity</source>
        <translation>Spuren nach Spieldauer ordnen</translation>
    </message>
    <message>
        <source>Sort lanes by family</source>
        <translation>Spuren nach Familie ordnen</translation>
    </message>
    <message>
        <source>Sort lanes by name</source>
        <translation>Spuren nach Namen ordnen</translation>
    </message>
    <message>
        <source>Sort lanes in own order</source>
        <translation>Spuren in eigener Reihenfolge</translation>
    </message>
    <message>
        <source>Ungroup lanes</source>
        <translation>Gruppen der Spuren auflösen</translation>
    </message>
</context>
<context>
    <name>LanesView</name>
    <message>
        <source>Instrument lanes</source>
        <translation>Instrumentenspuren</translation>
    </message>
    <message>
        <source>No instrument is heard at this sensitivity.</source>
        <translation>Bei dieser Empfindlichkeit ist kein Instrument zu hören.</translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>Noch nicht analysiert</translation>
    </message>
    <message>
        <source>Solos</source>
        <translation>Soli</translation>
    </message>
    <message>
        <source>Starting the analysis …</source>
        <translation>Analyse wird gestartet …</translation>
    </message>
    <message>
        <source>not analysed yet</source>
        <translation>noch nicht analysiert</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Looking for devices …</source>
        <translation>Geräte werden gesucht …</translation>
    </message>
    <message>
        <source>No audio device was found.</source>
        <translation>Kein Audiogerät gefunden.</translation>
    </message>
    <message>
        <source>Select a region, or drag over a stretch of time, to loop it.</source>
        <translation>Für eine Schleife eine Region auswählen oder über einen Zeitabschnitt ziehen.</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>kein Ton</translation>
    </message>
</context>
<context>
    <name>ListeningBar</name>
    <message>
        <source>How fast it plays; the pitch stays</source>
        <translation>Wie schnell abgespielt wird; die Tonhöhe bleibt</translation>
    </message>
    <message>
        <source>Mute; the arrow lists the outputs</source>
        <translation>Stumm; der Pfeil listet die Ausgänge auf</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>Ausgabegerät</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Standard des Systems</translation>
    </message>
    <message>
        <source>plays at {rate}</source>
        <translation>spielt mit {rate}</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>{device} (nicht angeschlossen)</translation>
    </message>
</context>
<context>
    <name>LogViewer</name>
    <message>
        <source>&amp;Follow the end</source>
        <translation>Dem Ende &amp;folgen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Entries: {shown} of {total}</source>
        <translation>Einträge: {shown} von {total}</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Mindeststufe</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Log entries</source>
        <translation>Protokolleinträge</translation>
    </message>
    <message>
        <source>Nothing has been written yet</source>
        <translation>Noch ist nichts geschrieben</translation>
    </message>
    <message>
        <source>Open f&amp;older</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Scroll to new entries as they are written</source>
        <translation>Zu neuen Einträgen rollen, sobald sie geschrieben werden</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Protokoll durchsuchen</translation>
    </message>
    <message>
        <source>Show entries of this weight and above</source>
        <translation>Einträge ab dieser Stufe zeigen</translation>
    </message>
    <message>
        <source>Show only entries with these words</source>
        <translation>Nur Einträge mit diesen Wörtern zeigen</translation>
    </message>
    <message>
        <source>Show the folder of the log files</source>
        <translation>Den Ordner der Protokolldateien zeigen</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>&amp;Size of letters</source>
        <translation>Schrift&amp;größe</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Another language takes effect at the next start.</source>
        <translation>Eine andere Sprache wirkt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Colours of all windows; seen at once</source>
        <translation>Farben aller Fenster; sofort zu sehen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Language of all texts</source>
        <translation>Sprache aller Texte</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Size of all letters and of what holds them; seen at once</source>
        <translation>Größe aller Schrift und dessen, worin sie steht; sofort zu sehen</translation>
    </message>
    <message>
        <source>Size of letters in percent</source>
        <translation>Schriftgröße in Prozent</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Analysis cancelled; nothing was found yet.</source>
        <translation>Analyse abgebrochen; noch wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>Analysis cancelled; what it found is kept.</source>
        <translation>Analyse abgebrochen; was sie fand, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Nothing else was open before.</source>
        <translation>Vorher war nichts anderes geöffnet.</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>{key} analyses again.</source>
        <translation>{key} analysiert noch einmal.</translation>
    </message>
</context>
<context>
    <name>MarkerDesk</name>
    <message>
        <source>Markers</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>No earlier marker.</source>
        <translation>Keine frühere Marke.</translation>
    </message>
    <message>
        <source>No further marker.</source>
        <translation>Keine weitere Marke.</translation>
    </message>
    <message>
        <source>There are no markers yet. {key} sets one at the playhead, also while it plays.</source>
        <translation>Es gibt noch keine Marken. {key} setzt eine an der Wiedergabeposition, auch während der Wiedergabe.</translation>
    </message>
    <message>
        <source>There are no markers yet; the Edit menu sets one at the playhead.</source>
        <translation>Es gibt noch keine Marken; das Menü Bearbeiten setzt eine an der Wiedergabeposition.</translation>
    </message>
    <message>
        <source>{name} stays: another marker stands there, or it is there already.</source>
        <translation>{name} bleibt: Dort steht schon eine andere Marke, oder sie selbst.</translation>
    </message>
</context>
<context>
    <name>MarkerHandles</name>
    <message>
        <source>Drag to move, double click to rename, right click for more</source>
        <translation>Ziehen verschiebt, Doppelklick benennt um, Rechtsklick bietet mehr</translation>
    </message>
</context>
<context>
    <name>Markers</name>
    <message>
        <source>Add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>{name} löschen</translation>
    </message>
    <message>
        <source>Marker {number}</source>
        <translation>Marke {number}</translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation>{name} verschieben</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} umbenennen</translation>
    </message>
</context>
<context>
    <name>MarkersModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>{name}
Double click or F2 renames it</source>
        <translation>{name}
Doppelklick oder F2 benennt sie um</translation>
    </message>
</context>
<context>
    <name>MarkersTable</name>
    <message>
        <source>Markers</source>
        <translation>Marken</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Analysis</source>
        <translation>&amp;Analyse</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>&amp;Stapel</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Navigate</source>
        <translation>&amp;Navigieren</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Recordings</source>
        <translation>&amp;Aufnahmen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>An&amp;sicht</translation>
    </message>
    <message>
        <source>Follow playhead</source>
        <translation>Wiedergabe folgen</translation>
    </message>
    <message>
        <source>Lane order</source>
        <translation>Reihenfolge der Spuren</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Model gain</source>
        <translation>Modellverstärkung</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Pre- and post-roll</source>
        <translation>Vor- und Nachlauf</translation>
    </message>
    <message>
        <source>Shuttle</source>
        <translation>Shuttle</translation>
    </message>
    <message>
        <source>Solo a lane</source>
        <translation>Spur solo</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>Spectrogram colours</source>
        <translation>Farben des Spektrogramms</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellen</translation>
    </message>
    <message>
        <source>Vertically</source>
        <translation>Senkrecht</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Why here looks at</source>
        <translation>Warum hier betrachtet</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>MeterView</name>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Level of the recording where it plays, in dB re full scale, before the volume.
Bright: RMS of 0.3 s; dim: peak; line and number: highest peak of 1.5 s.
The box at the end fills when full scale is reached; a click empties it.</source>
        <translation>Pegel der Aufnahme an der Wiedergabeposition, in dB zur Vollaussteuerung, vor der Lautstärke.
Hell: Effektivwert über 0,3 s; dunkel: Spitze; Strich und Zahl: höchste Spitze in 1,5 s.
Das Feld am Ende füllt sich bei Vollaussteuerung; ein Klick leert es.</translation>
    </message>
    <message>
        <source>{level} dB, full scale was reached</source>
        <translation>{level} dB, Vollaussteuerung wurde erreicht</translation>
    </message>
</context>
<context>
    <name>Mouse</name>
    <message>
        <source>Alt+Wheel</source>
        <translation>Alt+Mausrad</translation>
    </message>
    <message>
        <source>An edge of the selection can be dragged, too.</source>
        <translation>Auch eine Kante der Auswahl lässt sich ziehen.</translation>
    </message>
    <message>
        <source>Around the pointer.</source>
        <translation>Um den Mauszeiger.</translation>
    </message>
    <message>
        <source>Change a threshold</source>
        <translation>Schwelle ändern</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>Click on it</source>
        <translation>Klick darauf</translation>
    </message>
    <message>
        <source>Ctrl+Click on each</source>
        <translation>Strg+Klick auf jede</translation>
    </message>
    <message>
        <source>Ctrl+Drag</source>
        <translation>Ziehen mit Strg</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Double click on it</source>
        <translation>Doppelklick darauf</translation>
    </message>
    <message>
        <source>Double click on it: as trained.</source>
        <translation>Doppelklick darauf: wie trainiert.</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Drag an edge of it to zoom; double click shows everything.</source>
        <translation>Eine Kante ziehen zum Zoomen; Doppelklick zeigt alles.</translation>
    </message>
    <message>
        <source>Drag its name</source>
        <translation>Ihren Namen ziehen</translation>
    </message>
    <message>
        <source>Drag the edge, or the selected region</source>
        <translation>Den Rand oder die ausgewählte Region ziehen</translation>
    </message>
    <message>
        <source>Drag the frame in the overview</source>
        <translation>Den Rahmen in der Übersicht ziehen</translation>
    </message>
    <message>
        <source>Drag the triangle of a lane</source>
        <translation>Das Dreieck einer Spur ziehen</translation>
    </message>
    <message>
        <source>Draw a region</source>
        <translation>Region zeichnen</translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation>Auswahl erweitern</translation>
    </message>
    <message>
        <source>From the far end of the selection, or from the playhead.</source>
        <translation>Vom fernen Ende der Auswahl aus, oder von der Wiedergabeposition.</translation>
    </message>
    <message>
        <source>In any view over the time axis.</source>
        <translation>In jeder Ansicht über der Zeitachse.</translation>
    </message>
    <message>
        <source>In its instrument&apos;s lane; Alt+Drag, too, where the desktop leaves it free.</source>
        <translation>In der Spur des Instruments; auch mit Alt, wo das System diese Taste frei lässt.</translation>
    </message>
    <message>
        <source>In the instrument lanes or in the table.</source>
        <translation>In den Instrumentenspuren oder in der Tabelle.</translation>
    </message>
    <message>
        <source>In the instrument lanes.</source>
        <translation>In den Instrumentenspuren.</translation>
    </message>
    <message>
        <source>It snaps to the threshold and the playhead; Shift frees it.</source>
        <translation>Sie rasten an Schwelle und Wiedergabeposition ein; mit Umschalt nicht.</translation>
    </message>
    <message>
        <source>Its lower edge changes its height; a right click offers more.</source>
        <translation>Ihre Unterkante ändert die Höhe; ein Rechtsklick bietet mehr.</translation>
    </message>
    <message>
        <source>Lane heights, frequencies, levels.</source>
        <translation>Spurhöhen, Frequenzen, Pegel.</translation>
    </message>
    <message>
        <source>Move a lane</source>
        <translation>Spur verschieben</translation>
    </message>
    <message>
        <source>Move a region or its edge</source>
        <translation>Region oder ihren Rand verschieben</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>Ausschnitt verschieben</translation>
    </message>
    <message>
        <source>Or drag with the middle button.</source>
        <translation>Oder mit der mittleren Maustaste ziehen.</translation>
    </message>
    <message>
        <source>Scroll time</source>
        <translation>Zeit rollen</translation>
    </message>
    <message>
        <source>Seek</source>
        <translation>Position setzen</translation>
    </message>
    <message>
        <source>Select a region</source>
        <translation>Region auswählen</translation>
    </message>
    <message>
        <source>Select regions together</source>
        <translation>Mehrere Regionen auswählen</translation>
    </message>
    <message>
        <source>Select time</source>
        <translation>Zeit auswählen</translation>
    </message>
    <message>
        <source>Shift+Click</source>
        <translation>Umschalt+Klick</translation>
    </message>
    <message>
        <source>Shift+Wheel</source>
        <translation>Umschalt+Mausrad</translation>
    </message>
    <message>
        <source>Zoom time</source>
        <translation>Zeit zoomen</translation>
    </message>
    <message>
        <source>Zoom to a region</source>
        <translation>Auf Region zoomen</translation>
    </message>
    <message>
        <source>Zoom vertically</source>
        <translation>Senkrecht zoomen</translation>
    </message>
</context>
<context>
    <name>NameEdit</name>
    <message>
        <source>Enter keeps the name, Esc does not</source>
        <translation>Eingabetaste behält den Namen, Esc nicht</translation>
    </message>
    <message>
        <source>Name of the marker</source>
        <translation>Name der Marke</translation>
    </message>
</context>
<context>
    <name>Narrator</name>
    <message>
        <source>loudest: {place}</source>
        <translation>am lautesten: {place}</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>No earlier region in the lanes shown in full.</source>
        <translation>Keine frühere Region in den voll gezeigten Spuren.</translation>
    </message>
    <message>
        <source>No earlier region.</source>
        <translation>Keine frühere Region.</translation>
    </message>
    <message>
        <source>No earlier solo in the lanes shown in full.</source>
        <translation>Kein früheres Solo in den voll gezeigten Spuren.</translation>
    </message>
    <message>
        <source>No earlier solo.</source>
        <translation>Kein früheres Solo.</translation>
    </message>
    <message>
        <source>No further region in the lanes shown in full.</source>
        <translation>Keine weitere Region in den voll gezeigten Spuren.</translation>
    </message>
    <message>
        <source>No further region.</source>
        <translation>Keine weitere Region.</translation>
    </message>
    <message>
        <source>No further solo in the lanes shown in full.</source>
        <translation>Kein weiteres Solo in den voll gezeigten Spuren.</translation>
    </message>
    <message>
        <source>No further solo.</source>
        <translation>Kein weiteres Solo.</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Enter keeps the note; Shift+Enter begins another line</source>
        <translation>Eingabe behält die Notiz; Umschalt+Eingabe beginnt eine neue Zeile</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note on {region}:</source>
        <translation>Notiz zu {region}:</translation>
    </message>
</context>
<context>
    <name>OcclusionMapView</name>
    <message>
        <source>Ask why, and the cells that the answer rests on appear here.</source>
        <translation>Nach einer Frage erscheinen hier die Zellen, auf denen die Antwort beruht.</translation>
    </message>
    <message>
        <source>Occlusion map</source>
        <translation>Verdeckungskarte</translation>
    </message>
    <message>
        <source>Part of the evidence that can be played.</source>
        <translation>Teil des Belegs, der sich abspielen lässt.</translation>
    </message>
    <message>
        <source>Without it the activation falls by {points} points.</source>
        <translation>Ohne sie fällt die Aktivierung um {points} Punkte.</translation>
    </message>
    <message>
        <source>Without it the activation rises by {points} points.</source>
        <translation>Ohne sie steigt die Aktivierung um {points} Punkte.</translation>
    </message>
    <message>
        <source>each window&apos;s start</source>
        <translation>Beginn jedes Fensters</translation>
    </message>
    <message>
        <source>seconds into the window at {time}</source>
        <translation>Sekunden nach Beginn des Fensters bei {time}</translation>
    </message>
    <message>
        <source>{low} to {high} Hz, {start} to {end}</source>
        <translation>{low} bis {high} Hz, {start} bis {end}</translation>
    </message>
</context>
<context>
    <name>OpenWithCard</name>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Installed, but it starts another Soloscope than this one.</source>
        <translation>Installiert, startet aber ein anderes Soloscope als dieses.</translation>
    </message>
    <message>
        <source>Installed. Choose Open with on a recording, or Soloscope in the menu.</source>
        <translation>Installiert. Auf eine Aufnahme Öffnen mit wählen, oder Soloscope im Menü.</translation>
    </message>
    <message>
        <source>Not installed.</source>
        <translation>Nicht installiert.</translation>
    </message>
    <message>
        <source>On this system choose Open with on a recording, and then soloscope-desktop.</source>
        <translation>Auf diesem System auf eine Aufnahme Öffnen mit wählen und dann soloscope-desktop.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <source>Take the entry away again.</source>
        <translation>Den Eintrag wieder wegnehmen.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be written to; look at its rights, then try again.</source>
        <translation>In den Ordner {path} kann nicht geschrieben werden; dessen Rechte ansehen und dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Write the entry of the menu</source>
        <translation>Den Eintrag im Menü schreiben</translation>
    </message>
    <message>
        <source>✓ Installed and up to date.</source>
        <translation>✓ Installiert und aktuell.</translation>
    </message>
</context>
<context>
    <name>OutputFinder</name>
    <message>
        <source>The audio devices cannot be listed ({error}).</source>
        <translation>Die Audiogeräte lassen sich nicht auflisten ({error}).</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message numerus="yes">
        <source>%Ln solos</source>
        <translation>
            <numerusform>%Ln Solo</numerusform>
            <numerusform>%Ln Soli</numerusform>
        </translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Overview of the whole recording</source>
        <translation>Übersicht der ganzen Aufnahme</translation>
    </message>
    <message>
        <source>leads: {instrument}</source>
        <translation>führt: {instrument}</translation>
    </message>
    <message>
        <source>solo: {instrument}</source>
        <translation>Solo: {instrument}</translation>
    </message>
</context>
<context>
    <name>PanelTitle</name>
    <message>
        <source>Close the panel</source>
        <translation>Das Feld schließen</translation>
    </message>
    <message>
        <source>Take the panel out of the window, or put it back</source>
        <translation>Das Feld aus dem Fenster lösen, oder zurücksetzen</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Go to a panel first: {key} goes from pane to pane.</source>
        <translation>Zuerst zu einem Feld gehen: {key} geht von Bereich zu Bereich.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Panels in this place</source>
        <translation>Felder an dieser Stelle</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
</context>
<context>
    <name>PipeCard</name>
    <message>
        <source>Audacity has not run on this machine; start it once.</source>
        <translation>Audacity lief auf diesem Rechner noch nicht; einmal starten.</translation>
    </message>
    <message>
        <source>Change Audacity’s settings; a copy of them is kept. Audacity must be closed.</source>
        <translation>Audacitys Einstellungen ändern; eine Kopie bleibt erhalten. Audacity muss geschlossen sein.</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Switched on; start Audacity now. Its settings as they were are kept as {name}.</source>
        <translation>Eingeschaltet; jetzt Audacity starten. Die früheren Einstellungen liegen in {name}.</translation>
    </message>
    <message>
        <source>The script pipe is switched off.</source>
        <translation>Die Skript-Pipe ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>✓ The script pipe is switched on.</source>
        <translation>✓ Die Skript-Pipe ist eingeschaltet.</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>The audio device does not open; choose another one, or check it and play again.</source>
        <translation>Das Audiogerät lässt sich nicht öffnen; ein anderes wählen, oder es prüfen und wieder abspielen.</translation>
    </message>
    <message>
        <source>The audio device has stopped answering; check it and play again.</source>
        <translation>Das Audiogerät antwortet nicht mehr; bitte prüfen und wieder abspielen.</translation>
    </message>
    <message>
        <source>{reason}, so playback is silent; the playhead still moves.</source>
        <translation>{reason}; die Wiedergabe bleibt stumm, die Wiedergabeposition bewegt sich trotzdem.</translation>
    </message>
</context>
<context>
    <name>PreferencesDesk</name>
    <message>
        <source>Analysis complete</source>
        <translation>Analyse fertig</translation>
    </message>
    <message>
        <source>Analysis failed</source>
        <translation>Analyse fehlgeschlagen</translation>
    </message>
    <message>
        <source>“{name}” could not be analysed.</source>
        <translation>„{name}“ konnte nicht analysiert werden.</translation>
    </message>
    <message>
        <source>“{name}” has been analysed.</source>
        <translation>„{name}“ ist analysiert.</translation>
    </message>
</context>
<context>
    <name>PresetSteps</name>
    <message>
        <source>Another window has changed the preset “{name}” since; it stays as it is now.</source>
        <translation>Ein anderes Fenster hat das Preset „{name}“ seither geändert; es bleibt, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>Delete preset {name}</source>
        <translation>Preset {name} löschen</translation>
    </message>
    <message>
        <source>Rename preset {name} to {other}</source>
        <translation>Preset {name} in {other} umbenennen</translation>
    </message>
    <message>
        <source>Replace preset {name}</source>
        <translation>Preset {name} ersetzen</translation>
    </message>
    <message>
        <source>Save preset {name}</source>
        <translation>Preset {name} speichern</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>As trained</source>
        <translation>Wie trainiert</translation>
    </message>
    <message>
        <source>Fewer regions</source>
        <translation>Weniger Regionen</translation>
    </message>
    <message>
        <source>More regions</source>
        <translation>Mehr Regionen</translation>
    </message>
    <message>
        <source>“{name}” comes with Soloscope and cannot be replaced; choose another name.</source>
        <translation>„{name}“ gehört zu Soloscope und lässt sich nicht ersetzen; bitte einen anderen Namen wählen.</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>Tastenkürzel drücken</translation>
    </message>
</context>
<context>
    <name>QueueKeeper</name>
    <message numerus="yes">
        <source>%Ln further folder(s) could not be read either.</source>
        <translation>
            <numerusform>Auch %Ln weiterer Ordner ließ sich nicht lesen.</numerusform>
            <numerusform>Auch %Ln weitere Ordner ließen sich nicht lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No recordings were found there.</source>
        <translation>Dort wurden keine Aufnahmen gefunden.</translation>
    </message>
    <message>
        <source>The batch cannot be opened ({error}).</source>
        <translation>Der Stapel lässt sich nicht öffnen ({error}).</translation>
    </message>
    <message>
        <source>These recordings are in the list already.</source>
        <translation>Diese Aufnahmen stehen schon in der Liste.</translation>
    </message>
</context>
<context>
    <name>RangeSliders</name>
    <message>
        <source>&amp;Brightest</source>
        <translation>&amp;Hellster</translation>
    </message>
    <message>
        <source>&amp;Darkest</source>
        <translation>&amp;Dunkelster</translation>
    </message>
    <message>
        <source>Brightest level</source>
        <translation>Hellster Pegel</translation>
    </message>
    <message>
        <source>Darkest level</source>
        <translation>Dunkelster Pegel</translation>
    </message>
    <message>
        <source>{level}, in dB re full scale</source>
        <translation>{level}, in dB zur Vollaussteuerung</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>The sound of the evidence is no longer in the cache; ask again to have it made anew.</source>
        <translation>Der Klang des Belegs liegt nicht mehr im Zwischenspeicher; erneut fragen, um ihn neu zu erzeugen.</translation>
    </message>
</context>
<context>
    <name>ReasonsPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Pieces of the sound are turned down one by one, and the network listens again. What makes the activation fall is what it rests on.</source>
        <translation>Stücke des Klangs werden eins nach dem anderen abgesenkt, und das Netz hört noch einmal hin. Was die Aktivierung fallen lässt, darauf beruht sie.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Play evidence</source>
        <translation>Beleg abspielen</translation>
    </message>
    <message>
        <source>Play original</source>
        <translation>Original abspielen</translation>
    </message>
    <message>
        <source>Find out what the activation rests on, in about 50 passes of the network</source>
        <translation>Herausfinden, worauf die Aktivierung beruht, in etwa 50 Durchläufen des Netzes</translation>
    </message>
    <message>
        <source>Play nothing but the framed cells, as loud as they are in the recording</source>
        <translation>Nur die umrahmten Zellen abspielen, so laut wie in der Aufnahme</translation>
    </message>
    <message>
        <source>Play the same stretch of the recording</source>
        <translation>Dieselbe Stelle der Aufnahme abspielen</translation>
    </message>
    <message>
        <source>Stop asking</source>
        <translation>Nicht weiter fragen</translation>
    </message>
    <message>
        <source>The instrument whose activation is to be explained</source>
        <translation>Das Instrument, dessen Aktivierung erklärt werden soll</translation>
    </message>
    <message>
        <source>What to look at; a region longer than 8 windows is looked at in 8 spread over it</source>
        <translation>Was betrachtet wird; eine Region von mehr als 8 Fenstern in 8 über sie verteilten</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>the selected region</source>
        <translation>der ausgewählten Region</translation>
    </message>
    <message>
        <source>the window at the playhead</source>
        <translation>dem Fenster an der Wiedergabeposition</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message numerus="yes">
        <source>%Ln corrections</source>
        <translation>
            <numerusform>%Ln Korrektur</numerusform>
            <numerusform>%Ln Korrekturen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln markers</source>
        <translation>
            <numerusform>%Ln Marke</numerusform>
            <numerusform>%Ln Marken</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Recover unsaved work</source>
        <translation>Nicht gespeicherte Arbeit wiederherstellen</translation>
    </message>
    <message>
        <source>Soloscope ended unexpectedly before this work was saved. Recover it, or delete it for good.</source>
        <translation>Soloscope wurde unerwartet beendet, bevor diese Arbeit gespeichert war. Sie lässt sich wiederherstellen oder endgültig löschen.</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Nicht gespeicherte Arbeit</translation>
    </message>
</context>
<context>
    <name>RegionEditor</name>
    <message>
        <source>Change {regions} to {instrument}</source>
        <translation>{regions} ändern in {instrument}</translation>
    </message>
    <message>
        <source>Delete {regions}</source>
        <translation>{regions} löschen</translation>
    </message>
    <message>
        <source>Draw {region}</source>
        <translation>{region} zeichnen</translation>
    </message>
    <message>
        <source>Merge {regions}</source>
        <translation>{regions} verbinden</translation>
    </message>
    <message>
        <source>Move end of {region}</source>
        <translation>Ende verschieben: {region}</translation>
    </message>
    <message>
        <source>Move start of {region}</source>
        <translation>Einsatz verschieben: {region}</translation>
    </message>
    <message>
        <source>Move {region}</source>
        <translation>{region} verschieben</translation>
    </message>
    <message>
        <source>No later region of this instrument is left to merge with.</source>
        <translation>Es gibt keine spätere Region dieses Instruments mehr zum Verbinden.</translation>
    </message>
    <message>
        <source>No region was deleted in the selected time.</source>
        <translation>In der ausgewählten Zeit wurde keine Region gelöscht.</translation>
    </message>
    <message>
        <source>No region was deleted.</source>
        <translation>Es wurde keine Region gelöscht.</translation>
    </message>
    <message>
        <source>Note on {region}</source>
        <translation>Notiz zu {region}</translation>
    </message>
    <message>
        <source>Only regions of the same instrument can be merged; select others or change theirs.</source>
        <translation>Nur Regionen desselben Instruments lassen sich verbinden; andere auswählen oder ihr Instrument ändern.</translation>
    </message>
    <message>
        <source>Place the playhead inside the selected region to split it there.</source>
        <translation>Zum Teilen die Wiedergabeposition in die ausgewählte Region setzen.</translation>
    </message>
    <message>
        <source>Restore deleted regions</source>
        <translation>Gelöschte Regionen wiederherstellen</translation>
    </message>
    <message>
        <source>Restore deleted regions from {start} to {end}</source>
        <translation>Gelöschte Regionen von {start} bis {end} wiederherstellen</translation>
    </message>
    <message>
        <source>Split {region}</source>
        <translation>{region} teilen</translation>
    </message>
    <message>
        <source>The region would begin after its end; place the playhead before its end.</source>
        <translation>Die Region begänne nach ihrem Ende; die Wiedergabeposition vor ihr Ende setzen.</translation>
    </message>
    <message>
        <source>The region would end before its start; place the playhead after its start.</source>
        <translation>Die Region endete vor ihrem Einsatz; die Wiedergabeposition hinter ihren Einsatz setzen.</translation>
    </message>
</context>
<context>
    <name>RegionExport</name>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln verworfene</numerusform>
            <numerusform>%Ln verworfene</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>{files} in {folder}</source>
        <translation>{files} in {folder}</translation>
    </message>
    <message>
        <source>{regions} written to {name}.</source>
        <translation>{regions} in {name} geschrieben.</translation>
    </message>
    <message>
        <source>{regions} written to {name}; the analysis is not complete.</source>
        <translation>{regions} in {name} geschrieben; die Analyse ist nicht vollständig.</translation>
    </message>
    <message>
        <source>{regions} written to {name}; {rejected} left out.</source>
        <translation>{regions} in {name} geschrieben; {rejected} weggelassen.</translation>
    </message>
    <message>
        <source>{regions} written to {name}; {rejected} left out; the analysis is not complete.</source>
        <translation>{regions} in {name} geschrieben; {rejected} weggelassen; die Analyse ist nicht vollständig.</translation>
    </message>
</context>
<context>
    <name>RegionWords</name>
    <message>
        <source>Note: {note}</source>
        <translation>Notiz: {note}</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>von Hand gezeichnet</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>mean {mean}, peak {peak}; {status}</source>
        <translation>Mittel {mean}, Spitze {peak}; {status}</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>{instrument}, solo, featured</source>
        <translation>{instrument}, Solo, führend</translation>
    </message>
    <message>
        <source>{instrument}, solo, unaccompanied</source>
        <translation>{instrument}, Solo, unbegleitet</translation>
    </message>
    <message>
        <source>{start} to {end} ({duration} s)</source>
        <translation>{start} bis {end} ({duration} s)</translation>
    </message>
</context>
<context>
    <name>RegionsModel</name>
    <message>
        <source>? near threshold</source>
        <translation>? nahe der Schwelle</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Solo</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Einsatz</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>ungeprüft</translation>
    </message>
    <message>
        <source>★ unaccompanied</source>
        <translation>★ unbegleitet</translation>
    </message>
    <message>
        <source>☆ featured</source>
        <translation>☆ führend</translation>
    </message>
    <message>
        <source>✎ drawn</source>
        <translation>✎ gezeichnet</translation>
    </message>
    <message>
        <source>✎ edited</source>
        <translation>✎ bearbeitet</translation>
    </message>
    <message>
        <source>✎ imported</source>
        <translation>✎ importiert</translation>
    </message>
    <message>
        <source>✓ confirmed</source>
        <translation>✓ bestätigt</translation>
    </message>
    <message>
        <source>✕ rejected</source>
        <translation>✕ verworfen</translation>
    </message>
</context>
<context>
    <name>RegionsTable</name>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln Region</numerusform>
            <numerusform>%Ln Regionen</numerusform>
        </translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>Alle Regionen</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Nach Status filtern</translation>
    </message>
    <message>
        <source>Filter instruments</source>
        <translation>Instrumente filtern</translation>
    </message>
    <message>
        <source>Filter instruments: clarinet, piano</source>
        <translation>Instrumente filtern: Klarinette, Klavier</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Ungeprüft</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Show only regions in which an instrument plays alone or leads</source>
        <translation>Nur Regionen zeigen, in denen ein Instrument allein spielt oder führt</translation>
    </message>
    <message>
        <source>Show only regions of this state, and step only through them</source>
        <translation>Nur Regionen mit diesem Status zeigen und nur durch sie gehen</translation>
    </message>
    <message>
        <source>Solos only</source>
        <translation>Nur Soli</translation>
    </message>
    <message>
        <source>With a note</source>
        <translation>Mit Notiz</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln regions</source>
        <translation>
            <numerusform>{shown} von %Ln Region</numerusform>
            <numerusform>{shown} von %Ln Regionen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleCommands</name>
    <message>
        <source>There was a preset “{name}” already.</source>
        <translation>Es gab schon ein Preset „{name}“.</translation>
    </message>
    <message>
        <source>{key} brings it back.</source>
        <translation>{key} bringt es zurück.</translation>
    </message>
</context>
<context>
    <name>RuleRows</name>
    <message>
        <source> frames</source>
        <translation> Frames</translation>
    </message>
    <message>
        <source>A region goes on while its activation stays above this.</source>
        <translation>Eine Region dauert an, solange ihre Aktivierung darüber bleibt.</translation>
    </message>
    <message>
        <source>A region must reach this activation somewhere.</source>
        <translation>Eine Region muss diese Aktivierung irgendwo erreichen.</translation>
    </message>
    <message>
        <source>Change merge gaps of {instruments}</source>
        <translation>Lückenschluss ändern: {instruments}</translation>
    </message>
    <message>
        <source>Change release of {instruments}</source>
        <translation>Endschwelle ändern: {instruments}</translation>
    </message>
    <message>
        <source>Change shortest of {instruments}</source>
        <translation>Mindestdauer ändern: {instruments}</translation>
    </message>
    <message>
        <source>Change smoothing of {instruments}</source>
        <translation>Glättung ändern: {instruments}</translation>
    </message>
    <message>
        <source>Change threshold of {instruments}</source>
        <translation>Schwelle ändern: {instruments}</translation>
    </message>
    <message>
        <source>How many frames are looked at together, against flicker.</source>
        <translation>Wie viele Frames zusammen betrachtet werden, gegen Flackern.</translation>
    </message>
    <message>
        <source>Merge gaps</source>
        <translation>Lücken schließen</translation>
    </message>
    <message>
        <source>Regions this close are joined.</source>
        <translation>So nahe Regionen werden verbunden.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Endschwelle</translation>
    </message>
    <message>
        <source>Shorter regions are left out.</source>
        <translation>Kürzere Regionen fallen weg.</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>Mindestdauer</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
</context>
<context>
    <name>RulesDock</name>
    <message>
        <source>Thresholds</source>
        <translation>Schwellen</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>All instruments</source>
        <translation>Alle Instrumente</translation>
    </message>
    <message>
        <source>Choose preset {name}</source>
        <translation>Preset {name} wählen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Forget this preset</source>
        <translation>Dieses Preset vergessen</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>Keep these settings under a name</source>
        <translation>Diese Einstellungen unter einem Namen behalten</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>Name des Presets:</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Eigene Einstellungen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Preset umbenennen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all thresholds</source>
        <translation>Alle Schwellen zurücksetzen</translation>
    </message>
    <message>
        <source>Reset thresholds of {instruments}</source>
        <translation>Schwellen zurücksetzen: {instruments}</translation>
    </message>
    <message>
        <source>Reset {instruments}</source>
        <translation>{instruments} zurücksetzen</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Preset speichern</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Set every instrument as the model was trained</source>
        <translation>Jedes Instrument einstellen, wie das Modell trainiert wurde</translation>
    </message>
    <message>
        <source>Set what is chosen in the list as the model was trained</source>
        <translation>Das in der Liste Gewählte einstellen, wie das Modell trainiert wurde</translation>
    </message>
    <message>
        <source>Settings kept under a name</source>
        <translation>Unter einem Namen behaltene Einstellungen</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>all instruments</source>
        <translation>alle Instrumente</translation>
    </message>
</context>
<context>
    <name>SensitivitySlider</name>
    <message>
        <source>How readily something counts as a region.
Right: more regions, left: fewer; double click: as trained.
The network does not run again; what you confirmed or rejected stays.</source>
        <translation>Wie leicht etwas als Region gilt.
Rechts: mehr Regionen, links: weniger; Doppelklick: wie trainiert.
Das Netz läuft nicht noch einmal; Bestätigtes und Verworfenes bleibt.</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
</context>
<context>
    <name>SessionDesk</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>If you use it, it is analysed anew, and your decisions and edits stay at their times; they may not fit.</source>
        <translation>Wird sie verwendet, wird sie neu analysiert, und Entscheidungen und Bearbeitungen bleiben an ihren Zeiten; sie passen vielleicht nicht.</translation>
    </message>
    <message>
        <source>Locate another…</source>
        <translation>Andere suchen …</translation>
    </message>
    <message>
        <source>Locate {name}</source>
        <translation>{name} suchen</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Open the session in the window to say where it is.</source>
        <translation>Die Sitzung im Fenster öffnen, um anzugeben, wo sie ist.</translation>
    </message>
    <message>
        <source>Otherwise your decisions, edits and thresholds are lost.</source>
        <translation>Sonst gehen Entscheidungen, Bearbeitungen und Schwellen verloren.</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Save what you did to “{name}” in a session?</source>
        <translation>Die Arbeit an „{name}“ in einer Sitzung speichern?</translation>
    </message>
    <message>
        <source>Saving the session …</source>
        <translation>Sitzung wird gespeichert …</translation>
    </message>
    <message>
        <source>Session saved as {name}.</source>
        <translation>Sitzung gespeichert als {name}.</translation>
    </message>
    <message>
        <source>Soloscope sessions ({pattern})</source>
        <translation>Soloscope-Sitzungen ({pattern})</translation>
    </message>
    <message>
        <source>The recording “{name}” is not in {folder} any more.</source>
        <translation>Die Aufnahme „{name}“ liegt nicht mehr in {folder}.</translation>
    </message>
    <message>
        <source>Use it anyway</source>
        <translation>Trotzdem verwenden</translation>
    </message>
    <message>
        <source>Where is it now? Your decisions and edits are kept in the session.</source>
        <translation>Wo ist sie jetzt? Entscheidungen und Bearbeitungen sind in der Sitzung aufgehoben.</translation>
    </message>
    <message>
        <source>Your unsaved work is back; save the session to keep it.</source>
        <translation>Die nicht gespeicherte Arbeit ist zurück; die Sitzung speichern, um sie zu behalten.</translation>
    </message>
    <message>
        <source>“{name}” is not the recording that the session was made for: its content differs.</source>
        <translation>„{name}“ ist nicht die Aufnahme, für die die Sitzung gemacht wurde: Der Inhalt ist ein anderer.</translation>
    </message>
    <message>
        <source>“{name}” was found at its new place: {path}</source>
        <translation>„{name}“ wurde am neuen Ort gefunden: {path}</translation>
    </message>
</context>
<context>
    <name>SessionFile</name>
    <message>
        <source>“{name}” cannot be read ({reason}); choose another file.</source>
        <translation>„{name}“ lässt sich nicht lesen ({reason}); bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>“{name}” does not exist any more; choose another file.</source>
        <translation>„{name}“ gibt es nicht mehr; bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>“{name}” is damaged or is no session of Soloscope, and cannot be opened; a copy of it may be whole.</source>
        <translation>„{name}“ ist beschädigt oder keine Sitzung von Soloscope und lässt sich nicht öffnen; eine Kopie davon ist vielleicht heil.</translation>
    </message>
    <message>
        <source>“{name}” is not a file; choose a session file.</source>
        <translation>„{name}“ ist keine Datei; bitte eine Sitzungsdatei wählen.</translation>
    </message>
    <message>
        <source>“{name}” is not a session of Soloscope; choose another file.</source>
        <translation>„{name}“ ist keine Sitzung von Soloscope; bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>“{name}” was saved by a newer version of Soloscope; update this one to open it.</source>
        <translation>„{name}“ wurde von einer neueren Version von Soloscope gespeichert; zum Öffnen diese hier aktualisieren.</translation>
    </message>
</context>
<context>
    <name>SessionKeeper</name>
    <message>
        <source>“{name}” is not what it was when the session was saved; its regions may not fit. Analyse it again.</source>
        <translation>„{name}“ ist nicht mehr, was sie beim Speichern der Sitzung war; die Regionen passen vielleicht nicht. Neu analysieren hilft.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>What you changed is kept only until Soloscope closes: its settings cannot be written to {folder}. Make that folder writable, then change it once more.</source>
        <translation>Die Änderung bleibt nur, bis Soloscope geschlossen wird: Seine Einstellungen lassen sich nicht nach {folder} schreiben. Diesen Ordner beschreibbar machen, dann noch einmal ändern.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>&amp;Analysis</source>
        <translation>&amp;Analyse</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>&amp;Dateien</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>Aus&amp;sehen</translation>
    </message>
    <message>
        <source>&amp;Reset to defaults</source>
        <translation>Auf Standard &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Sound and messages</source>
        <translation>&amp;Ton und Meldungen</translation>
    </message>
    <message>
        <source>OK analyses the open recording anew; your decisions stay.</source>
        <translation>OK analysiert die offene Aufnahme neu; Entscheidungen bleiben.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Set every choice on all pages as at the first start</source>
        <translation>Alles auf allen Seiten einstellen wie beim ersten Start</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The cache folder “{folder}” is not there; choose another one.</source>
        <translation>Den Ordner „{folder}“ für den Zwischenspeicher gibt es nicht; bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>The language changes at the next start of Soloscope.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Soloscope.</translation>
    </message>
    <message>
        <source>The next analysis runs on this device.</source>
        <translation>Die nächste Analyse läuft auf diesem Gerät.</translation>
    </message>
    <message>
        <source>The next recording is analysed so.</source>
        <translation>Die nächste Aufnahme wird so analysiert.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message numerus="yes">
        <source>Give %Ln changed commands the keys they came with?</source>
        <translation>
            <numerusform>%Ln geändertem Befehl seine ursprünglichen Tasten geben?</numerusform>
            <numerusform>%Ln geänderten Befehlen ihre ursprünglichen Tasten geben?</numerusform>
        </translation>
    </message>
    <message>
        <source>Give all commands the keys they came with</source>
        <translation>Allen Befehlen ihre ursprünglichen Tasten geben</translation>
    </message>
    <message>
        <source>Give the command the keys it came with</source>
        <translation>Dem Befehl seine ursprünglichen Tasten geben</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Let the command have no keys</source>
        <translation>Dem Befehl alle Tasten nehmen</translation>
    </message>
    <message>
        <source>Let the command have these keys alone</source>
        <translation>Dem Befehl nur diese Tasten geben</translation>
    </message>
    <message>
        <source>Let the command have these keys, too</source>
        <translation>Dem Befehl auch diese Tasten geben</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>Press keys:</source>
        <translation>Tasten drücken:</translation>
    </message>
    <message>
        <source>Remove keys</source>
        <translation>Tasten entfernen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all…</source>
        <translation>Alle zurücksetzen …</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle durchsuchen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Take and add</source>
        <translation>Nehmen und hinzufügen</translation>
    </message>
    <message>
        <source>Take and set</source>
        <translation>Nehmen und setzen</translation>
    </message>
    <message>
        <source>Type a command or a key</source>
        <translation>Befehl oder Taste eingeben</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>{key} belongs to this command already.</source>
        <translation>{key} gehört schon zu diesem Befehl.</translation>
    </message>
    <message>
        <source>⚠ {key} belongs to “{command}” and “{other}”, which would lose it.</source>
        <translation>⚠ {key} gehört zu „{command}“ und „{other}“ und ginge dort verloren.</translation>
    </message>
    <message>
        <source>⚠ {key} belongs to “{command}”, which would lose it.</source>
        <translation>⚠ {key} gehört zu „{command}“ und ginge dort verloren.</translation>
    </message>
</context>
<context>
    <name>SoloAudioDesk</name>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files in “{folder}” are whole and stay.</source>
        <translation>
            <numerusform>%Ln Datei in „{folder}“ ist vollständig und bleibt.</numerusform>
            <numerusform>%Ln Dateien in „{folder}“ sind vollständig und bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled; %Ln files in “{folder}” are whole and stay.</source>
        <translation>
            <numerusform>Abgebrochen; %Ln Datei in „{folder}“ ist vollständig und bleibt.</numerusform>
            <numerusform>Abgebrochen; %Ln Dateien in „{folder}“ sind vollständig und bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Export of sound</source>
        <translation>Ton-Export</translation>
    </message>
    <message>
        <source>That did not work ({reason}); the log has more.</source>
        <translation>Das hat nicht geklappt ({reason}); mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>{files} written to “{folder}”.</source>
        <translation>{files} nach „{folder}“ geschrieben.</translation>
    </message>
</context>
<context>
    <name>SoloAudioDialog</name>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen …</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Handles</source>
        <translation>&amp;Zugabe</translation>
    </message>
    <message>
        <source>&amp;Instruments</source>
        <translation>&amp;Instrumente</translation>
    </message>
    <message>
        <source>&amp;Show folder</source>
        <translation>Ordner zei&amp;gen</translation>
    </message>
    <message>
        <source>All regions ({count})</source>
        <translation>Alle Regionen ({count})</translation>
    </message>
    <message>
        <source>Both keep the sound as it is; FLAC takes less room, WAV also holds the timecode.</source>
        <translation>Beide lassen den Ton, wie er ist; FLAC braucht weniger Platz, WAV enthält auch den Timecode.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose the folder that the files go to.</source>
        <translation>Den Ordner wählen, in den die Dateien kommen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>Export solos as audio</source>
        <translation>Soli als Audio exportieren</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Fade i&amp;n</source>
        <translation>&amp;Einblenden</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Fade o&amp;ut</source>
        <translation>&amp;Ausblenden</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Fi&amp;les</source>
        <translation>Dateie&amp;n</translation>
    </message>
    <message>
        <source>Files that will be written</source>
        <translation>Dateien, die geschrieben werden</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation>Ordner für die Dateien</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Handles</source>
        <translation>Zugabe</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <source>Length of the fade at the beginning of each file.</source>
        <translation>Länge der Blende am Anfang jeder Datei.</translation>
    </message>
    <message>
        <source>Length of the fade at the end of each file.</source>
        <translation>Länge der Blende am Ende jeder Datei.</translation>
    </message>
    <message>
        <source>Nothing is left to export; choose other regions or instruments.</source>
        <translation>Es bleibt nichts zu exportieren; bitte andere Regionen oder Instrumente wählen.</translation>
    </message>
    <message>
        <source>Only instruments with a tick are exported.</source>
        <translation>Nur Instrumente mit Haken werden exportiert.</translation>
    </message>
    <message>
        <source>Open the folder with the files.</source>
        <translation>Den Ordner mit den Dateien öffnen.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Selected regions ({count})</source>
        <translation>Ausgewählte Regionen ({count})</translation>
    </message>
    <message>
        <source>Solos ({count})</source>
        <translation>Soli ({count})</translation>
    </message>
    <message>
        <source>Solos are where one instrument is alone or leads; rejected regions are never exported.</source>
        <translation>Soli sind, wo ein Instrument allein spielt oder führt; verworfene Regionen werden nie exportiert.</translation>
    </message>
    <message>
        <source>Sound kept before and after each region, as far as the recording reaches.</source>
        <translation>Ton, der vor und nach jeder Region bleibt, soweit die Aufnahme reicht.</translation>
    </message>
    <message>
        <source>The files that will be written; no file that is there is replaced.</source>
        <translation>Die Dateien, die geschrieben werden; keine vorhandene Datei wird ersetzt.</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>Was exportiert wird</translation>
    </message>
    <message>
        <source>Where the files go; a folder that is not there is made.</source>
        <translation>Wohin die Dateien kommen; ein Ordner, den es nicht gibt, wird angelegt.</translation>
    </message>
    <message>
        <source>Write the files.</source>
        <translation>Die Dateien schreiben.</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>Writing … about {time} left</source>
        <translation>Wird geschrieben … noch etwa {time}</translation>
    </message>
    <message>
        <source>{files}, {time} together</source>
        <translation>{files}, zusammen {time}</translation>
    </message>
    <message>
        <source>{files}, {time} together; the analysis is not complete</source>
        <translation>{files}, zusammen {time}; die Analyse ist nicht vollständig</translation>
    </message>
</context>
<context>
    <name>SoloFinder</name>
    <message>
        <source>Find solos</source>
        <translation>Soli finden</translation>
    </message>
    <message>
        <source>No earlier result.</source>
        <translation>Kein früherer Treffer.</translation>
    </message>
    <message>
        <source>No further result.</source>
        <translation>Kein weiterer Treffer.</translation>
    </message>
</context>
<context>
    <name>SoloResults</name>
    <message>
        <source>alone</source>
        <translation>allein</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>führt</translation>
    </message>
    <message>
        <source>{instrument} alone, {time}, {duration} s, {confidence}</source>
        <translation>{instrument} allein, {time}, {duration} s, {confidence}</translation>
    </message>
    <message>
        <source>{instrument} leads, {time}, {duration} s, {confidence}</source>
        <translation>{instrument} führt, {time}, {duration} s, {confidence}</translation>
    </message>
    <message>
        <source>{instrument}, {time}, {duration} s, {confidence}</source>
        <translation>{instrument}, {time}, {duration} s, {confidence}</translation>
    </message>
</context>
<context>
    <name>SoloResultsList</name>
    <message>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>SoundPage</name>
    <message>
        <source>&amp;Tell me when long work ends</source>
        <translation>Ende langer Arbeit &amp;melden</translation>
    </message>
    <message>
        <source>Audio &amp;output</source>
        <translation>Audio-A&amp;usgang</translation>
    </message>
    <message>
        <source>By a message of the system and a sign in the taskbar</source>
        <translation>Durch eine Meldung des Systems und ein Zeichen in der Taskleiste</translation>
    </message>
    <message>
        <source>Only while another window is in front.</source>
        <translation>Nur während ein anderes Fenster vorn ist.</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Standard des Systems</translation>
    </message>
    <message>
        <source>Where the sound goes</source>
        <translation>Wohin der Ton geht</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (nicht angeschlossen)</translation>
    </message>
</context>
<context>
    <name>SoundWords</name>
    <message>
        <source>What is louder than full scale is clipped.</source>
        <translation>Was lauter ist als Vollaussteuerung, wird gekappt.</translation>
    </message>
    <message>
        <source>{bits} bit</source>
        <translation>{bits} Bit</translation>
    </message>
    <message>
        <source>{bits} bit floating point</source>
        <translation>{bits} Bit Gleitkomma</translation>
    </message>
    <message>
        <source>{container}, {rate} kHz, {channels}, {samples}, as in the recording.</source>
        <translation>{container}, {rate} kHz, {channels}, {samples}, wie in der Aufnahme.</translation>
    </message>
    <message>
        <source>{container}, {rate} kHz, {channels}, {samples}; FLAC cannot hold those of the recording as they are.</source>
        <translation>{container}, {rate} kHz, {channels}, {samples}; FLAC kann die der Aufnahme nicht fassen, wie sie sind.</translation>
    </message>
    <message>
        <source>{container}, {rate} kHz, {channels}, {samples}; the recording is lossy.</source>
        <translation>{container}, {rate} kHz, {channels}, {samples}; die Aufnahme ist verlustbehaftet.</translation>
    </message>
</context>
<context>
    <name>SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
</context>
<context>
    <name>SpectrumChoice</name>
    <message>
        <source>Chroma</source>
        <translation>Chroma</translation>
    </message>
    <message>
        <source>Constant-Q</source>
        <translation>Constant-Q</translation>
    </message>
    <message>
        <source>Kind, colours and range of the spectrogram</source>
        <translation>Art, Farben und Bereich des Spektrogramms</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Log-mel</source>
        <translation>Log-Mel</translation>
    </message>
    <message>
        <source>Look of the spectrogram</source>
        <translation>Aussehen des Spektrogramms</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message numerus="yes">
        <source>%Ln markers</source>
        <translation>
            <numerusform>%Ln Marke</numerusform>
            <numerusform>%Ln Marken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln Region</numerusform>
            <numerusform>%Ln Regionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln solos</source>
        <translation>
            <numerusform>%Ln Solo</numerusform>
            <numerusform>%Ln Soli</numerusform>
        </translation>
    </message>
    <message>
        <source>activation {value}</source>
        <translation>Aktivierung {value}</translation>
    </message>
    <message>
        <source>next: {name} at {time}</source>
        <translation>nächste: {name} bei {time}</translation>
    </message>
    <message>
        <source>not analysed there yet</source>
        <translation>dort noch nicht analysiert</translation>
    </message>
    <message>
        <source>playhead at {time}, in view {start} to {end} of {duration}</source>
        <translation>Wiedergabeposition bei {time}, sichtbar {start} bis {end} von {duration}</translation>
    </message>
    <message>
        <source>playhead inside a region</source>
        <translation>Wiedergabeposition in einer Region</translation>
    </message>
    <message>
        <source>playhead outside of its regions</source>
        <translation>Wiedergabeposition außerhalb ihrer Regionen</translation>
    </message>
    <message>
        <source>selected {start} to {end}</source>
        <translation>ausgewählt {start} bis {end}</translation>
    </message>
    <message>
        <source>{instrument}, {start} to {end}, {status}</source>
        <translation>{instrument}, {start} bis {end}, {status}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%Ln featured</source>
        <translation>
            <numerusform>%Ln führend</numerusform>
            <numerusform>%Ln führend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln Region</numerusform>
            <numerusform>%Ln Regionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln solos</source>
        <translation>
            <numerusform>%Ln Solo</numerusform>
            <numerusform>%Ln Soli</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <source>Model and device</source>
        <translation>Modell und Gerät</translation>
    </message>
    <message>
        <source>Opening {name} …</source>
        <translation>{name} wird geöffnet …</translation>
    </message>
    <message>
        <source>analysed in {duration}</source>
        <translation>analysiert in {duration}</translation>
    </message>
    <message>
        <source>as analysed before</source>
        <translation>wie früher analysiert</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln instruments</source>
        <translation>
            <numerusform>von %Ln Instrument</numerusform>
            <numerusform>von %Ln Instrumenten</numerusform>
        </translation>
    </message>
    <message>
        <source>{regions} {of_instruments}, {solos}</source>
        <translation>{regions} {of_instruments}, {solos}</translation>
    </message>
</context>
<context>
    <name>SupportWindows</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Diagnostics copied: versions, devices, settings and the end of the log.</source>
        <translation>Diagnose kopiert: Versionen, Geräte, Einstellungen und das Ende des Protokolls.</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Window system</source>
        <translation>Fenstersystem</translation>
    </message>
    <message>
        <source>device {name}</source>
        <translation>Gerät {name}</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>Analyseprozess</translation>
    </message>
    <message>
        <source>last analysis ran on</source>
        <translation>letzte Analyse lief auf</translation>
    </message>
    <message>
        <source>log file</source>
        <translation>Protokolldatei</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>model hash</source>
        <translation>Prüfsumme des Modells</translation>
    </message>
</context>
<context>
    <name>TableHint</name>
    <message>
        <source>No instrument was found. A higher sensitivity finds fainter ones.</source>
        <translation>Kein Instrument wurde gefunden. Eine höhere Empfindlichkeit findet schwächere.</translation>
    </message>
    <message>
        <source>No region passes the filter.</source>
        <translation>Keine Region passt zum Filter.</translation>
    </message>
    <message>
        <source>Regions appear here as they are found.</source>
        <translation>Regionen erscheinen hier, sobald sie gefunden sind.</translation>
    </message>
    <message>
        <source>There are no regions yet.</source>
        <translation>Es gibt noch keine Regionen.</translation>
    </message>
</context>
<context>
    <name>TextSearch</name>
    <message>
        <source>Enter goes to the next place</source>
        <translation>Eingabetaste geht zur nächsten Stelle</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Im Text suchen</translation>
    </message>
</context>
<context>
    <name>ThresholdHandles</name>
    <message>
        <source>{instrument}: threshold {value}</source>
        <translation>{instrument}: Schwelle {value}</translation>
    </message>
</context>
<context>
    <name>TimeDisplay</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>of {duration}</source>
        <translation>von {duration}</translation>
    </message>
    <message>
        <source>{time} of {duration}</source>
        <translation>{time} von {duration}</translation>
    </message>
</context>
<context>
    <name>TimeRuler</name>
    <message>
        <source>Time ruler</source>
        <translation>Zeitlineal</translation>
    </message>
    <message>
        <source>{span} in view</source>
        <translation>{span} sichtbar</translation>
    </message>
</context>
<context>
    <name>TimeView</name>
    <message>
        <source>Reading the recording …</source>
        <translation>Aufnahme wird gelesen …</translation>
    </message>
</context>
<context>
    <name>Timecode</name>
    <message>
        <source>A semicolon means drop-frame, which there is at 29.97 and 59.94 only, not at {rate}.</source>
        <translation>Ein Semikolon bedeutet Drop-Frame; das gibt es nur bei 29,97 und 59,94, nicht bei {rate}.</translation>
    </message>
    <message>
        <source>Drop-frame timecode leaves out {timecode}; the next is {following}.</source>
        <translation>Drop-Frame-Timecode lässt {timecode} aus; der nächste ist {following}.</translation>
    </message>
    <message>
        <source>There are no {value} frames in a timecode at {rate}; they go up to {most}.</source>
        <translation>In einem Timecode bei {rate} gibt es keine {value} Bilder; sie gehen bis {most}.</translation>
    </message>
    <message>
        <source>There are no {value} minutes in a timecode at {rate}; they go up to {most}.</source>
        <translation>In einem Timecode bei {rate} gibt es keine {value} Minuten; sie gehen bis {most}.</translation>
    </message>
    <message>
        <source>There are no {value} minutes; after a colon they go up to 59.</source>
        <translation>{value} Minuten gibt es nicht; nach einem Doppelpunkt gehen sie bis 59.</translation>
    </message>
    <message>
        <source>There are no {value} seconds in a timecode at {rate}; they go up to {most}.</source>
        <translation>In einem Timecode bei {rate} gibt es keine {value} Sekunden; sie gehen bis {most}.</translation>
    </message>
    <message>
        <source>There are no {value} seconds; after a colon they go up to 59.</source>
        <translation>{value} Sekunden gibt es nicht; nach einem Doppelpunkt gehen sie bis 59.</translation>
    </message>
    <message>
        <source>Type a time, for example 83.5, 1:23.5, 00:01:23:12 or +2.5.</source>
        <translation>Eine Zeit eingeben, zum Beispiel 83,5, 1:23,5, 00:01:23:12 oder +2,5.</translation>
    </message>
    <message>
        <source>{rate} drop</source>
        <translation>{rate} Drop</translation>
    </message>
    <message>
        <source>“{text}” is no time; write 83.5, 1:23.5, 00:01:23:12 or +2.5.</source>
        <translation>„{text}“ ist keine Zeit; möglich sind 83,5, 1:23,5, 00:01:23:12 oder +2,5.</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
</context>
<context>
    <name>TransportArea</name>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Follow playhead</source>
        <translation>Wiedergabe folgen</translation>
    </message>
    <message>
        <source>Follow: centre</source>
        <translation>Folgen: Mitte</translation>
    </message>
    <message>
        <source>Follow: off</source>
        <translation>Folgen: aus</translation>
    </message>
    <message>
        <source>Follow: page</source>
        <translation>Folgen: Seite</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Pre- and post-roll</source>
        <translation>Vor- und Nachlauf</translation>
    </message>
    <message>
        <source>Reset sensitivity</source>
        <translation>Empfindlichkeit zurücksetzen</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Empfindlichkeit</translation>
    </message>
    <message>
        <source>Set the sensitivity as the model was trained</source>
        <translation>Empfindlichkeit einstellen, wie das Modell trainiert wurde</translation>
    </message>
    <message>
        <source>What the view does while the playhead moves</source>
        <translation>Was die Ansicht tut, während sich die Wiedergabeposition bewegt</translation>
    </message>
</context>
<context>
    <name>UnattendedRun</name>
    <message>
        <source>The analysis was cancelled.</source>
        <translation>Die Analyse wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>UndoDesk</name>
    <message>
        <source>Redone: {step}</source>
        <translation>Wiederholt: {step}</translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation>Rückgängig gemacht: {step}</translation>
    </message>
</context>
<context>
    <name>VolumeSlider</name>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Volume: {volume}
Double click: all the way up.</source>
        <translation>Lautstärke: {volume}
Doppelklick: ganz auf.</translation>
    </message>
</context>
<context>
    <name>WaveformView</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Ch {number}</source>
        <translation>K {number}</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Mono</source>
        <translation>Mono</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>{time}   peak {level} dBFS</source>
        <translation>{time}   Spitze {level} dBFS</translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message>
        <source>a few seconds left</source>
        <translation>noch einige Sekunden</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes left</source>
        <translation>
            <numerusform>noch etwa %Ln Minute</numerusform>
            <numerusform>noch etwa %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln seconds left</source>
        <translation>
            <numerusform>noch etwa %Ln Sekunde</numerusform>
            <numerusform>noch etwa %Ln Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>about a minute left</source>
        <translation>noch etwa eine Minute</translation>
    </message>
    <message>
        <source>about an hour left</source>
        <translation>noch etwa eine Stunde</translation>
    </message>
    <message>
        <source>about {hours} hours left</source>
        <translation>noch etwa {hours} Stunden</translation>
    </message>
    <message>
        <source>estimating time left</source>
        <translation>Restzeit wird geschätzt</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%Ln channels</source>
        <translation>
            <numerusform>%Ln Kanal</numerusform>
            <numerusform>%Ln Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Redo {step}</source>
        <translation>&amp;Wiederholen: {step}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo {step}</source>
        <translation>&amp;Rückgängig: {step}</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>Mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>Stereo</translation>
    </message>
</context>
</TS>
