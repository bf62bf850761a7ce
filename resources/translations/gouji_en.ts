<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>{tip}（{key}）</source>
        <translation>{tip} ({key})</translation>
    </message>
    <message>
        <source>上一份报告</source>
        <translation>Previous report</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>上一处问题</source>
        <translation>Previous finding</translation>
    </message>
    <message>
        <source>下一个窗格</source>
        <translation>Next panel</translation>
    </message>
    <message>
        <source>下一份报告</source>
        <translation>Next report</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>下一处待核</source>
        <translation>Next open</translation>
    </message>
    <message>
        <source>下一处还没有处理意见的问题</source>
        <translation>Next finding without a decision</translation>
    </message>
    <message>
        <source>下一处问题</source>
        <translation>Next finding</translation>
    </message>
    <message>
        <source>不构成问题</source>
        <translation>Not a fault</translation>
    </message>
    <message>
        <source>使用说明</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存校核（不改动原报告）</source>
        <translation>Save the review (the report itself is not changed)</translation>
    </message>
    <message>
        <source>全部功能</source>
        <translation>All functions</translation>
    </message>
    <message>
        <source>关于勾稽</source>
        <translation>About Gouji</translation>
    </message>
    <message>
        <source>关闭报告</source>
        <translation>Close report</translation>
    </message>
    <message>
        <source>列出文件夹中的报告</source>
        <translation>List the reports of a folder</translation>
    </message>
    <message>
        <source>列表中的上一份报告</source>
        <translation>The previous report of the list</translation>
    </message>
    <message>
        <source>列表中的下一份报告</source>
        <translation>The next report of the list</translation>
    </message>
    <message>
        <source>原始大小</source>
        <translation>Actual size</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>另存校核</source>
        <translation>Save the review elsewhere</translation>
    </message>
    <message>
        <source>启动时恢复上次打开的报告</source>
        <translation>Reopen the last reports on start</translation>
    </message>
    <message>
        <source>在原文、表格和问题中查找</source>
        <translation>Find in source, tables and findings</translation>
    </message>
    <message>
        <source>处理意见(&amp;D)</source>
        <translation>&amp;Decision</translation>
    </message>
    <message>
        <source>备忘录预览…</source>
        <translation>Memo preview…</translation>
    </message>
    <message>
        <source>导出备忘录</source>
        <translation>Export memo</translation>
    </message>
    <message>
        <source>导出批注本…</source>
        <translation>Export annotated copy…</translation>
    </message>
    <message>
        <source>导出更正本…</source>
        <translation>Export corrected copy…</translation>
    </message>
    <message>
        <source>导出校核备忘录（Word、PDF、网页、Markdown）</source>
        <translation>Export the memo (Word, PDF, web page, Markdown)</translation>
    </message>
    <message>
        <source>属实</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>恢复文字大小</source>
        <translation>Reset the text size</translation>
    </message>
    <message>
        <source>所选的不构成问题</source>
        <translation>The selected findings are not faults</translation>
    </message>
    <message>
        <source>所选问题属实</source>
        <translation>The selected findings are confirmed</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开报告或校核存档</source>
        <translation>Open a report or a saved review</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>报告副本，更正以修订方式写入</source>
        <translation>A copy of the report with the corrections as tracked changes</translation>
    </message>
    <message>
        <source>报告副本，每个问题是一条批注</source>
        <translation>A copy of the report with a comment for each finding</translation>
    </message>
    <message>
        <source>按键、标记和规则的说明</source>
        <translation>Keys, marks and rules</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销上一步</source>
        <translation>Undo the last step</translation>
    </message>
    <message>
        <source>撤销：{label}（Ctrl+Z）</source>
        <translation>Undo: {label} (Ctrl+Z)</translation>
    </message>
    <message>
        <source>收回处理意见</source>
        <translation>Take the decision back</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>放大文字</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>是识别有误，不是报告的错</source>
        <translation>We misread it; the report is right</translation>
    </message>
    <message>
        <source>最近打开(&amp;R)</source>
        <translation>Open &amp;recent</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>查找上一个</source>
        <translation>Find previous</translation>
    </message>
    <message>
        <source>查找下一个</source>
        <translation>Find next</translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>没有可撤销的操作</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <source>没有可重做的操作</source>
        <translation>Nothing to redo</translation>
    </message>
    <message>
        <source>没有打开的报告</source>
        <translation>No report is open</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>界面语言(&amp;L)</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>看打印出来的备忘录，打印或导出</source>
        <translation>See the memo as printed; print or export it</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>缩小文字</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>菜单</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>落款期限、阈值、规则、名称和表式</source>
        <translation>Deadlines, thresholds, rules, names and forms</translation>
    </message>
    <message>
        <source>设置…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>识别有误</source>
        <translation>Misread</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>退出勾稽</source>
        <translation>Quit Gouji</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>重做：{label}（Ctrl+Shift+Z）</source>
        <translation>Redo: {label} (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>重新以编码打开(&amp;C)</source>
        <translation>Reopen with en&amp;coding</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>其后又出现 {count} 个错误。详情不含报告内容，也记在 {log}。</source>
        <translation>Errors since: {count}. The details hold nothing of the report and are also in {log}.</translation>
    </message>
    <message>
        <source>出了意外</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>刚才的操作没有完成。原报告文件没有被改动。{kept}</source>
        <translation>The last action was not completed. The report file was not changed. {kept}</translation>
    </message>
    <message>
        <source>可以继续使用；如果再次出现，请退出后重新打开，并把下面的详情复制给维护人员。</source>
        <translation>You can go on. If it happens again, quit and start Gouji anew, and send the details below to the maintainers.</translation>
    </message>
    <message>
        <source>复制详情</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>有未保存的内容时会先询问是否保存</source>
        <translation>Asks first about unsaved work</translation>
    </message>
    <message>
        <source>未保存的更正和处理意见仍在窗口中，也已写入恢复记录，程序就此中断也不会丢失。</source>
        <translation>Unsaved corrections and decisions are still in the window, and in the recovery journal too: they survive even if Gouji stops now.</translation>
    </message>
    <message>
        <source>未保存的更正和处理意见仍在窗口中，但恢复记录没有写成：请先用“另存为”保存。</source>
        <translation>Unsaved corrections and decisions are still in the window, but the recovery journal could not be written: use &quot;Save as&quot; first.</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>详情不含报告内容，也记在 {log}。</source>
        <translation>The details hold nothing of the report and are also in {log}.</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>错误详情</source>
        <translation>Details of the error</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>{what}（Ctrl+{number}，问题列表中按 {number}）</source>
        <translation>{what} (Ctrl+{number}; in the list of findings {number})</translation>
    </message>
    <message>
        <source>先选一项处理意见，再写备注。</source>
        <translation>Choose a decision first, then add a note.</translation>
    </message>
    <message>
        <source>回车记下，并到下一个待核的问题；Esc 不写。</source>
        <translation>Enter keeps it and goes to the next open finding; Esc drops it.</translation>
    </message>
    <message>
        <source>处理意见</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>报告确有此问题，写入备忘录，由报送单位更正</source>
        <translation>The report is at fault: goes into the memo, for the issuer to mend</translation>
    </message>
    <message>
        <source>是本程序读错了，报告没有错；备忘录不提</source>
        <translation>Gouji misread it, the report is right; not in the memo</translation>
    </message>
    <message>
        <source>理由，可不填；按 ↓ 选用过的</source>
        <translation>Reason (optional); ↓ offers earlier ones</translation>
    </message>
    <message>
        <source>看过，不算问题；可写明理由</source>
        <translation>Looked at and accepted; a reason may be given</translation>
    </message>
    <message>
        <source>还没有定；也用来收回处理意见</source>
        <translation>Not decided yet; also takes a decision back</translation>
    </message>
</context>
<context>
    <name>ExplanationPanel</name>
    <message>
        <source>下面的处理意见对所选各条一并生效，算一步，可以撤销。</source>
        <translation>The decision below goes for all that are selected, as one step that can be undone.</translation>
    </message>
    <message>
        <source>依据：{basis}</source>
        <translation>Basis: {basis}</translation>
    </message>
    <message>
        <source>先选一项处理意见，再写备注。</source>
        <translation>Choose a decision first, then add a note.</translation>
    </message>
    <message>
        <source>到单元格</source>
        <translation>To the cell</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>在左边选一个问题，或用 F8 逐个查看；这里会写出它的算式和依据。</source>
        <translation>Select a finding at the left, or walk through them with F8; its arithmetic and basis are shown here.</translation>
    </message>
    <message>
        <source>已更正：这一问题在更正后不再出现。</source>
        <translation>Corrected: the finding is gone after the correction.</translation>
    </message>
    <message>
        <source>已选 {count} 条</source>
        <translation>Selected: {count}</translation>
    </message>
    <message>
        <source>已采纳建议；可以撤销。</source>
        <translation>Suggestion accepted; it can be undone.</translation>
    </message>
    <message>
        <source>改动后无法校核，这一问题是否已经更正，现在不能判断：{reason}</source>
        <translation>Cannot be checked after the change; whether this finding is corrected cannot be told now: {reason}</translation>
    </message>
    <message>
        <source>是识别有误：备忘录不提。请对照原文。</source>
        <translation>Misread: not in the memo. Please compare with the source.</translation>
    </message>
    <message>
        <source>是识别有误：请在框出的单元格中照原文键入。记为“订正识别”，备忘录不提。</source>
        <translation>Misread: type into the outlined cells what the source has. It is kept as &quot;mend reading&quot; and is not in the memo.</translation>
    </message>
    <message>
        <source>没有发现问题。选中表格中的单元格，可以看到它在原文中的写法。</source>
        <translation>No findings. Select a cell to see how it stands in the source.</translation>
    </message>
    <message>
        <source>订正识别之后，这一问题不再出现；备忘录不提。</source>
        <translation>Gone once the reading was mended; not in the memo.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>采纳</source>
        <translation>Accept</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>备忘录已导出到 {name}</source>
        <translation>Memo exported to {name}</translation>
    </message>
    <message>
        <source>导出批注本</source>
        <translation>Export annotated copy</translation>
    </message>
    <message>
        <source>导出更正本</source>
        <translation>Export corrected copy</translation>
    </message>
    <message>
        <source>打印机没有接受这份备忘录，没有打印任何内容；备忘录和校核都没有受到影响。请检查打印机（或打印到的文件）后重试，或改用“导出”写成 PDF。</source>
        <translation>The printer did not take the memo, and nothing was printed; memo and review are not affected. Check the printer (or the file printed to) and try again, or use &quot;Export&quot; to write a PDF.</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>annotated</translation>
    </message>
    <message>
        <source>批注本已导出到 {name}</source>
        <translation>Annotated copy exported to {name}</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>更正本已导出</source>
        <translation>Corrected copy exported</translation>
    </message>
    <message>
        <source>更正本已导出到 {name}</source>
        <translation>Corrected copy exported to {name}</translation>
    </message>
    <message>
        <source>校核备忘录</source>
        <translation>memo</translation>
    </message>
    <message>
        <source>正在导出备忘录…</source>
        <translation>Exporting the memo…</translation>
    </message>
    <message>
        <source>正在导出批注本…</source>
        <translation>Exporting the annotated copy…</translation>
    </message>
    <message>
        <source>正在导出更正本…</source>
        <translation>Exporting the corrected copy…</translation>
    </message>
    <message>
        <source>正在排版备忘录…</source>
        <translation>Laying out the memo…</translation>
    </message>
    <message>
        <source>没有导出</source>
        <translation>Not exported</translation>
    </message>
    <message>
        <source>没有打印</source>
        <translation>Not printed</translation>
    </message>
</context>
<context>
    <name>FileChanges</name>
    <message>
        <source>{count} 处更正与新文件一致。</source>
        <translation>Corrections that agree with the new file: {count}.</translation>
    </message>
    <message>
        <source>{count} 处更正在新文件中没有对应的单元格，已不起作用，仍记在历史中。</source>
        <translation>Corrections without a cell in the new file: {count}; they have no effect and stay in the history.</translation>
    </message>
    <message>
        <source>{count} 处更正所在的单元格原文已变，更正仍保留，请核对。</source>
        <translation>Corrected cells whose source has changed: {count}; the corrections are kept, please check them.</translation>
    </message>
    <message>
        <source>原报告文件“{name}”有改动。这里显示的仍是改动前读到的内容，更正和处理意见都在。</source>
        <translation>The report file &quot;{name}&quot; has changed. What is shown here was read before; corrections and decisions are all there.</translation>
    </message>
    <message>
        <source>已按改动后的文件重新读取。</source>
        <translation>The changed file has been read.</translation>
    </message>
    <message>
        <source>忽略</source>
        <translation>Ignore</translation>
    </message>
    <message>
        <source>打开改动后的存档</source>
        <translation>Open the changed review</translation>
    </message>
    <message>
        <source>接着以前的做</source>
        <translation>Go on with it</translation>
    </message>
    <message>
        <source>校核存档“{name}”已被其他程序改动。在这里保存不会覆盖它，会请您另选文件名。</source>
        <translation>The saved review &quot;{name}&quot; was changed by another program. Saving here does not overwrite it; you will be asked for another name.</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>这份报告以前校核过，有存档“{name}”；其中的更正和处理意见没有列在这里。</source>
        <translation>This report was reviewed before and saved as &quot;{name}&quot;; its corrections and decisions are not shown here.</translation>
    </message>
    <message>
        <source>重新校核</source>
        <translation>Begin anew</translation>
    </message>
    <message>
        <source>重新读取</source>
        <translation>Read again</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>{place} {count} 处</source>
        <translation>{place}: {count}</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>原文、表格和问题中都没有“{words}”。</source>
        <translation>&quot;{words}&quot; is not in the source, the tables or the findings.</translation>
    </message>
    <message>
        <source>基本信息</source>
        <translation>Basic facts</translation>
    </message>
    <message>
        <source>查找结果</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>表格“{title}”</source>
        <translation>Table &quot;{title}&quot;</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Findings</translation>
    </message>
</context>
<context>
    <name>FindingsChoices</name>
    <message>
        <source>不分组</source>
        <translation>No groups</translation>
    </message>
    <message>
        <source>严重的在前</source>
        <translation>Gravest first</translation>
    </message>
    <message>
        <source>严重程度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Group by</translation>
    </message>
    <message>
        <source>分组和排列</source>
        <translation>Group and order</translation>
    </message>
    <message>
        <source>分组：{what}</source>
        <translation>By {what}</translation>
    </message>
    <message>
        <source>只显示：{what}</source>
        <translation>Only: {what}</translation>
    </message>
    <message>
        <source>处理意见</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>按处理意见、表格或规则筛选</source>
        <translation>Filter by decision, table or rule</translation>
    </message>
    <message>
        <source>按报告顺序</source>
        <translation>In report order</translation>
    </message>
    <message>
        <source>排列</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>筛选：{what}</source>
        <translation>Filter: {what}</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>问题的分组和排列</source>
        <translation>Groups and order of the findings</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>所选问题不在这一栏中。</source>
        <translation>The selected finding is not on this tab.</translation>
    </message>
    <message>
        <source>所选问题被筛选隐去（只显示：{what}）。</source>
        <translation>The filter hides the selected finding (shown: {what}).</translation>
    </message>
    <message>
        <source>筛选问题</source>
        <translation>Filter findings</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>问题列表</source>
        <translation>List of findings</translation>
    </message>
</context>
<context>
    <name>FindingsRound</name>
    <message>
        <source>全部问题都有了处理意见。</source>
        <translation>Every finding has a decision.</translation>
    </message>
    <message>
        <source>已回到开头。</source>
        <translation>Back at the first.</translation>
    </message>
    <message>
        <source>已回到末尾。</source>
        <translation>Back at the last.</translation>
    </message>
    <message>
        <source>所列之中只有这一处待核。</source>
        <translation>Among those listed only this one is open.</translation>
    </message>
    <message>
        <source>所列之中没有问题，另有 {count} 项没有列出。</source>
        <translation>No findings among those listed; not listed: {count}.</translation>
    </message>
    <message>
        <source>所列的问题都有了处理意见；另有 {count} 项待核没有列出。</source>
        <translation>All listed findings have a decision; open ones not listed: {count}.</translation>
    </message>
    <message>
        <source>没有需要处理的问题。</source>
        <translation>No findings to deal with.</translation>
    </message>
    <message>
        <source>请先在问题列表中选一个问题；已更正的不需要处理意见。</source>
        <translation>Select a finding in the list first; corrected ones need no decision.</translation>
    </message>
</context>
<context>
    <name>FindingsTitles</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>待核 {open}</source>
        <translation>open {open}</translation>
    </message>
    <message>
        <source>待核 {open} · 已定 {decided}</source>
        <translation>open {open} · decided {decided}</translation>
    </message>
    <message>
        <source>提</source>
        <translation>Hints</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Hints</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Corr.</translation>
    </message>
    <message>
        <source>警</source>
        <translation>Warn.</translation>
    </message>
    <message>
        <source>警告</source>
        <translation>Warnings</translation>
    </message>
    <message>
        <source>错</source>
        <translation>Err.</translation>
    </message>
    <message>
        <source>错误</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Findings</translation>
    </message>
</context>
<context>
    <name>GridDelegate</name>
    <message>
        <source>报告中没有写明</source>
        <translation>Not stated in the report</translation>
    </message>
</context>
<context>
    <name>GridTabs</name>
    <message>
        <source>基本信息</source>
        <translation>Basic facts</translation>
    </message>
    <message>
        <source>所选单元格没有更正过，不需要理由。</source>
        <translation>The selected cell has not been corrected and needs no reason.</translation>
    </message>
    <message>
        <source>报告中没有找到“{title}”的表格。它可能是图片、附件，或者缺了这一部分。

其余各表照常校核，不受影响。请对照原文确认；确实没有的，可在备忘录中请报送单位补充可编辑的表格。</source>
        <translation>The table &quot;{title}&quot; was not found in the report. It may be a picture or an attachment, or the part may be missing.

The other tables are checked as usual. Please look at the source; if the table is really missing, ask the issuer in the memo for one that can be edited.</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Tables</translation>
    </message>
    <message>
        <source>警告</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>错误</source>
        <translation>Error</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>剪贴板中没有可以粘贴的文字。</source>
        <translation>The clipboard holds no text to paste.</translation>
    </message>
    <message>
        <source>已确认 {count} 格与原文一致。</source>
        <translation>Confirmed as in the source: {count}.</translation>
    </message>
    <message>
        <source>已粘贴；有 {lost} 项没有粘贴。</source>
        <translation>Pasted; values that were left out: {lost}.</translation>
    </message>
    <message>
        <source>所选单元格都已确认，没有需要核对的。</source>
        <translation>The selected cells are all confirmed; nothing to check.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Ctrl+滚轮</source>
        <translation>Ctrl+wheel</translation>
    </message>
    <message>
        <source>Shift / Ctrl+空格</source>
        <translation>Shift / Ctrl+Space</translation>
    </message>
    <message>
        <source>上一张、下一张表</source>
        <translation>Previous, next table</translation>
    </message>
    <message>
        <source>下一处、上一处问题</source>
        <translation>Next, previous finding</translation>
    </message>
    <message>
        <source>下一处待核</source>
        <translation>Next open</translation>
    </message>
    <message>
        <source>从表格回到原文或问题列表</source>
        <translation>From the table back to the source or the findings</translation>
    </message>
    <message>
        <source>使用说明</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>保存校核</source>
        <translation>Save the review</translation>
    </message>
    <message>
        <source>修改单元格；直接键入则改写</source>
        <translation>Edit the cell; typing overwrites it</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>关闭报告</source>
        <translation>Close the report</translation>
    </message>
    <message>
        <source>写备注、到单元格</source>
        <translation>Write a note; go to the cell</translation>
    </message>
    <message>
        <source>列表中 F2 / Enter</source>
        <translation>F2 / Enter in the list</translation>
    </message>
    <message>
        <source>列表中的上一份、下一份</source>
        <translation>Previous, next of the list</translation>
    </message>
    <message>
        <source>到下一个窗格</source>
        <translation>To the next panel</translation>
    </message>
    <message>
        <source>到光标处或所选文字读成的单元格</source>
        <translation>To the cell that the words at the cursor became</translation>
    </message>
    <message>
        <source>到数据的边缘；加 Shift 选到那里</source>
        <translation>To the edge of the data; with Shift select</translation>
    </message>
    <message>
        <source>到某一张表</source>
        <translation>To one of the tables</translation>
    </message>
    <message>
        <source>单元格角上：和式中的其他数</source>
        <translation>In a cell&apos;s corner: another addend of the sum</translation>
    </message>
    <message>
        <source>单元格角上：须改的数</source>
        <translation>In a cell&apos;s corner: the figure to be mended</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>另存校核</source>
        <translation>Save the review elsewhere</translation>
    </message>
    <message>
        <source>只放大、缩小原文；Ctrl+ + / − 也可</source>
        <translation>Source alone larger or smaller; Ctrl+ + / − too</translation>
    </message>
    <message>
        <source>向下、向右填充</source>
        <translation>Fill down, right</translation>
    </message>
    <message>
        <source>向下、向右；在所选区域内循环</source>
        <translation>Down, right; round within a selection</translation>
    </message>
    <message>
        <source>在页面、表样上逐格移动</source>
        <translation>From cell to cell on pages and tables</translation>
    </message>
    <message>
        <source>填写或选用更正理由</source>
        <translation>Write or choose a reason</translation>
    </message>
    <message>
        <source>备忘录预览、打印</source>
        <translation>Memo preview and printing</translation>
    </message>
    <message>
        <source>复制、剪切、粘贴一块单元格</source>
        <translation>Copy, cut, paste a block of cells</translation>
    </message>
    <message>
        <source>导出备忘录</source>
        <translation>Export the memo</translation>
    </message>
    <message>
        <source>属实、不构成问题（列表中按 1、2）</source>
        <translation>Confirmed, not a fault (1, 2 in the list)</translation>
    </message>
    <message>
        <source>已更正：更正后不再有的问题</source>
        <translation>Corrected: gone after a correction</translation>
    </message>
    <message>
        <source>待核、识别有误（列表中按 3、4）</source>
        <translation>Open, misread (3, 4 in the list)</translation>
    </message>
    <message>
        <source>恢复文字大小</source>
        <translation>Reset the text size</translation>
    </message>
    <message>
        <source>所选格、整行核对无误</source>
        <translation>Cells, whole rows are as in the source</translation>
    </message>
    <message>
        <source>所选问题涉及的单元格</source>
        <translation>Cells of the selected finding</translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation>Open a report</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open a folder</translation>
    </message>
    <message>
        <source>把键入的内容填入所选各格</source>
        <translation>Put what was typed into all selected cells</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>按键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>提示：供参考</source>
        <translation>Hint: for your information</translation>
    </message>
    <message>
        <source>撤销、重做</source>
        <translation>Undo, redo</translation>
    </message>
    <message>
        <source>放大、缩小文字</source>
        <translation>Larger, smaller text</translation>
    </message>
    <message>
        <source>更正过的单元格，停留可见原值</source>
        <translation>Corrected cell; hover to see what it was</translation>
    </message>
    <message>
        <source>未能校核：改动后无法判断是否还有的问题</source>
        <translation>Not checkable: after a change nobody can tell whether the finding is still there</translation>
    </message>
    <message>
        <source>未能识别，或未能确认识别无误，有关检查不作判断</source>
        <translation>not read, or not read with certainty; its checks are not judged</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>查找下一个、上一个</source>
        <translation>Find next, previous</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>框线</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>清空单元格</source>
        <translation>Clear the cells</translation>
    </message>
    <message>
        <source>灰色勾</source>
        <translation>Grey tick</translation>
    </message>
    <message>
        <source>绿底和笔形</source>
        <translation>Green, with a pen</translation>
    </message>
    <message>
        <source>菜单</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Tables</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>警告：很可能有误，请核对</source>
        <translation>Warning: probably wrong, please check</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>识别存疑、已对照原文核对无误的单元格</source>
        <translation>Read with doubt, checked against the source and found right</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>选中一个问题，表格会框出它的全部加数，原文会滚到出处，右下角写出算式。在表格里改正后立即重新检查，消失的问题移到“已更正”。原报告文件从不改动。</source>
        <translation>Select a finding: all its addends are outlined in the table, the source scrolls to the place, and the arithmetic is written out at the lower right. A correction is checked at once; findings that go away move to &quot;Corrected&quot;. The report file itself is never changed.</translation>
    </message>
    <message>
        <source>选整行、整列</source>
        <translation>Select whole rows, columns</translation>
    </message>
    <message>
        <source>错误：报告自身矛盾，或缺少法定内容</source>
        <translation>Error: the report contradicts itself or lacks what the law requires</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>问题涉及的原文词句</source>
        <translation>Words of the source that a finding is about</translation>
    </message>
    <message>
        <source>黄底</source>
        <translation>Yellow</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>打开时的内容</source>
        <translation>As opened</translation>
    </message>
    <message>
        <source>第 {number} 步</source>
        <translation>Step {number}</translation>
    </message>
    <message>
        <source>（已撤销）</source>
        <translation> (undone)</translation>
    </message>
    <message>
        <source>（当前）</source>
        <translation> (now)</translation>
    </message>
</context>
<context>
    <name>LoadingPage</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>已识别 {done} / {of} 页</source>
        <translation>Read {done} of {of} pages</translation>
    </message>
    <message>
        <source>正在打开</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>正在读取“{name}”…</source>
        <translation>Reading &quot;{name}&quot;…</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>打开设置</source>
        <translation>Open settings</translation>
    </message>
    <message>
        <source>文字大小 {percent}%</source>
        <translation>Text size {percent}%</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source> — 勾稽</source>
        <translation> — Gouji</translation>
    </message>
    <message>
        <source>{name} — 勾稽</source>
        <translation>{name} — Gouji</translation>
    </message>
    <message>
        <source>关于勾稽</source>
        <translation>About Gouji</translation>
    </message>
    <message>
        <source>勾稽</source>
        <translation>Gouji</translation>
    </message>
    <message>
        <source>勾稽 {version}
校核政府信息公开工作年度报告。
全部处理都在本机进行，不连接网络，不改动原报告。</source>
        <translation>Gouji {version}
Validates annual reports on government information disclosure.
Everything happens on this computer: no network, and the report itself is never changed.</translation>
    </message>
    <message>
        <source>正在打开“{name}”…</source>
        <translation>Opening &quot;{name}&quot;…</translation>
    </message>
</context>
<context>
    <name>MemoPreview</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>备忘录预览</source>
        <translation>Memo preview</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>第 {number} 页，共 {count} 页 · {percent}%</source>
        <translation>Page {number} of {count} · {percent}%</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>适合宽度</source>
        <translation>Fit width</translation>
    </message>
</context>
<context>
    <name>NoFindings</name>
    <message>
        <source>尚未打开报告。</source>
        <translation>No report is open.</translation>
    </message>
    <message>
        <source>检查了 {passed} 项，全部通过。</source>
        <translation>Checks: {passed}, all passed.</translation>
    </message>
    <message>
        <source>检查了 {passed} 项，全部通过；另有 {waiting} 项因单元格未能识别而没有检查。</source>
        <translation>Checks: {passed}, all passed; not checked because a cell could not be read: {waiting}.</translation>
    </message>
    <message>
        <source>没有符合“{what}”的问题；另有 {count} 项没有列出。</source>
        <translation>No findings for &quot;{what}&quot;; not listed: {count}.</translation>
    </message>
    <message>
        <source>没有这一类问题。</source>
        <translation>No findings of this kind.</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>还没有更正过的问题。在表格中改正单元格后，随之消失的问题会列在这里。</source>
        <translation>Nothing corrected yet. Findings that go away when you correct a cell are listed here.</translation>
    </message>
</context>
<context>
    <name>NotListed</name>
    <message>
        <source>显示所选问题</source>
        <translation>Show it</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>处理意见的备注</source>
        <translation>Note on the decision</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>“{name}”已不在原处（可能已移动、改名或删除），已从列表中移除</source>
        <translation>&quot;{name}&quot; is not there any more (moved, renamed or deleted) and was removed from the list</translation>
    </message>
    <message>
        <source>回到“{name}”</source>
        <translation>Back to &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>回到开始页</source>
        <translation>Back to the start page</translation>
    </message>
    <message>
        <source>已是最后一份报告。</source>
        <translation>This is the last report.</translation>
    </message>
    <message>
        <source>已是第一份报告。</source>
        <translation>This is the first report.</translation>
    </message>
    <message>
        <source>文件夹“{name}”不能读取（{reason}）。没有任何内容被改动。请取得权限或选择其他文件夹。</source>
        <translation>The folder &quot;{name}&quot; cannot be read ({reason}). Nothing was changed. Ask for permission or choose another folder.</translation>
    </message>
    <message>
        <source>文件夹“{name}”中没有报告（Word、PDF、网页、文本等）或校核存档。请选择其他文件夹。</source>
        <translation>The folder &quot;{name}&quot; holds no reports (Word, PDF, web page, text …) and no saved reviews. Choose another folder.</translation>
    </message>
    <message>
        <source>没有报告列表；打开文件夹或多份报告后，可逐份查看。</source>
        <translation>There is no list of reports; open a folder or several reports to go through them.</translation>
    </message>
</context>
<context>
    <name>PageLoader</name>
    <message>
        <source>显示页面时出现意外错误。</source>
        <translation>An unexpected error occurred while showing the page.</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>报告页面</source>
        <translation>Report page</translation>
    </message>
    <message>
        <source>正在显示第 {page} 页…</source>
        <translation>Showing page {page}…</translation>
    </message>
</context>
<context>
    <name>PastePreview</name>
    <message>
        <source>{count} 格内容相同，不动。</source>
        <translation>Cells that are the same already: {count}.</translation>
    </message>
    <message>
        <source>{count} 项没有可放的单元格，不会粘贴（列在最前）。</source>
        <translation>Values without a cell, not pasted (listed first): {count}.</translation>
    </message>
    <message>
        <source>不是数字</source>
        <translation>Not a figure</translation>
    </message>
    <message>
        <source>不粘贴：{why}</source>
        <translation>Not pasted: {why}</translation>
    </message>
    <message>
        <source>剪贴板中有文字，像是带着表头或行名；不需要的话，请只复制数字。</source>
        <translation>There are words on the clipboard, heads or labels it seems; if they are not wanted, copy the figures alone. </translation>
    </message>
    <message>
        <source>剪贴板中的内容与所选区域形状不同。</source>
        <translation>What is on the clipboard has another shape than the selection.</translation>
    </message>
    <message>
        <source>剪贴板中的表带有表头和行名，已按表头和行名对到本表。</source>
        <translation>The clipboard holds a table with heads and row names; it was matched to this table by them.</translation>
    </message>
    <message>
        <source>剪贴板第 {row} 行第 {column} 列</source>
        <translation>Clipboard row {row}, column {column}</translation>
    </message>
    <message>
        <source>单元格</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>将改动 {count} 格。</source>
        <translation>Cells that change: {count}.</translation>
    </message>
    <message>
        <source>报告中没有这一格</source>
        <translation>The report has no such cell</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>粘贴后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>粘贴后改动的单元格</source>
        <translation>Cells changed by pasting</translation>
    </message>
    <message>
        <source>粘贴预览</source>
        <translation>Paste preview</translation>
    </message>
    <message>
        <source>落在合并单元格内</source>
        <translation>Falls inside a merged cell</translation>
    </message>
    <message>
        <source>落在表头或行名上</source>
        <translation>Falls on a head or a row name</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>超出表格</source>
        <translation>Outside the table</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>无法打开</source>
        <translation>Cannot open</translation>
    </message>
    <message>
        <source>无法打开“{name}”</source>
        <translation>Cannot open &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>选择其他文件…</source>
        <translation>Choose another file…</translation>
    </message>
</context>
<context>
    <name>ReasonLine</name>
    <message>
        <source>{name}{more}的更正理由。向下键选用过的理由，回车记下，Esc 跳过。</source>
        <translation>Reason for correcting {name}{more}. Down offers earlier reasons, Enter keeps it, Esc skips.</translation>
    </message>
    <message>
        <source>更正理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>更正理由，可不填&#x3000;Alt+R</source>
        <translation>Reason (optional)  Alt+R</translation>
    </message>
    <message>
        <source>等 {count} 格</source>
        <translation> and others, {count} in all</translation>
    </message>
</context>
<context>
    <name>Recent</name>
    <message>
        <source>（已不在原处）{name}</source>
        <translation>(missing) {name}</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>最近打开：</source>
        <translation>Opened recently:</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>清空列表</source>
        <translation>Clear the list</translation>
    </message>
    <message>
        <source>还没有打开过报告</source>
        <translation>No reports opened yet</translation>
    </message>
</context>
<context>
    <name>Recovering</name>
    <message>
        <source>丢弃</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>原报告文件在那之后有改动，更正已按单元格放到新内容上，请逐处核对。</source>
        <translation> The report file has changed since; the corrections were put on the new content cell by cell, please check each.</translation>
    </message>
    <message>
        <source>已丢弃“{name}”没有保存的工作</source>
        <translation>Discarded the unsaved work on &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>已恢复 {steps} 步没有保存的工作，请核对后保存。</source>
        <translation>Recovered unsaved steps: {steps}. Please check and save.</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Recover</translation>
    </message>
    <message>
        <source>恢复记录在 {at} 那一步之后有损坏，其后约 {lost} 步没有能恢复，请对照报告补做。</source>
        <translation> The recovery record is damaged after the step of {at}; about {lost} steps after it could not be restored. Please compare with the report and do them again.</translation>
    </message>
    <message>
        <source>恢复记录在这之后有损坏，另有约 {lost} 步不能恢复。</source>
        <translation> The recovery record is damaged after that; about {lost} more steps cannot be restored.</translation>
    </message>
    <message>
        <source>有 {count} 份报告的未保存工作可以恢复：程序上次没有正常退出。</source>
        <translation>Gouji did not end normally. Reports with unsaved work that can be recovered: {count}.</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>程序上次没有正常退出，留下的恢复记录已损坏，其中未保存的工作不能恢复。报告原文件和已保存的校核结果没有受到影响。损坏的记录没有删除，存放在：</source>
        <translation>The program did not end normally last time, and the recovery record it left is damaged: the unsaved work in it cannot be restored. The report files and saved reviews are not affected. The damaged record was not deleted; it is kept at:</translation>
    </message>
    <message>
        <source>程序上次没有正常退出，这份报告当时有 {steps} 步工作没有保存（最后一步 {at}）。</source>
        <translation>Gouji did not end normally. Unsaved steps of this report: {steps} (last one {at}).</translation>
    </message>
    <message>
        <source>稍后</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>{steps} 步未保存 · 最后一步 {at}</source>
        <translation>Unsaved steps: {steps} · last one {at}</translation>
    </message>
    <message>
        <source>丢弃</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>丢弃后不能找回。</source>
        <translation>What is discarded cannot be brought back.</translation>
    </message>
    <message>
        <source>原报告文件在那之后有改动；恢复的是当时读到的内容。</source>
        <translation>The report file has changed since; what was read then is recovered.</translation>
    </message>
    <message>
        <source>原报告文件已不在原处；恢复的是当时读到的内容。</source>
        <translation>The report file is not there any more; what was read then is recovered.</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Recover</translation>
    </message>
    <message>
        <source>恢复记录在最后一步之后有损坏，另有约 {lost} 步不能恢复。</source>
        <translation>The recovery record is damaged after the last step; about {lost} more steps cannot be restored.</translation>
    </message>
    <message>
        <source>确认丢弃</source>
        <translation>Really discard</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>恢复未保存的工作</source>
        <translation>Recover unsaved work</translation>
    </message>
    <message>
        <source>恢复记录会保留，下次启动时再提示。</source>
        <translation>The work is kept and offered again at the next start.</translation>
    </message>
    <message>
        <source>有未保存的工作可以恢复</source>
        <translation>Unsaved work can be recovered</translation>
    </message>
    <message>
        <source>程序上次没有正常退出。下面的更正和处理意见当时还没有保存；报告原文件没有受到影响。</source>
        <translation>Gouji did not end normally. These corrections and decisions had not been saved; the reports themselves are untouched.</translation>
    </message>
    <message>
        <source>稍后</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message>
        <source>报告</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>报告 {n}</source>
        <translation>Reports {n}</translation>
    </message>
    <message>
        <source>报告列表</source>
        <translation>List of reports</translation>
    </message>
</context>
<context>
    <name>ReportProgress</name>
    <message>
        <source>已校核</source>
        <translation>reviewed</translation>
    </message>
    <message>
        <source>已校核，没有待核的问题</source>
        <translation>reviewed, no finding is open</translation>
    </message>
    <message>
        <source>待核 {n}</source>
        <translation>open {n}</translation>
    </message>
    <message>
        <source>有存档</source>
        <translation>saved</translation>
    </message>
    <message>
        <source>有校核存档</source>
        <translation>a saved review is there</translation>
    </message>
    <message>
        <source>有校核存档，待核 {n} 处</source>
        <translation>a saved review is there, {n} findings open</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>原文和表格</source>
        <translation>Source and tables</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>{count} 条</source>
        <translation>{count} rules</translation>
    </message>
    <message>
        <source>查找规则</source>
        <translation>Find rules</translation>
    </message>
    <message>
        <source>查找规则、依据或编号</source>
        <translation>Find by title, basis or id</translation>
    </message>
    <message>
        <source>没有这样的规则。</source>
        <translation>There is no such rule.</translation>
    </message>
    <message>
        <source>程度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>规则的依据</source>
        <translation>Basis of the rule</translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>这份报告正在另一个勾稽窗口中校核。两边的校核互不覆盖：在本窗口保存时，会请您另选文件名。</source>
        <translation>This report is being reviewed in another Gouji window. Neither overwrites the other: when you save here you will be asked for another name.</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>“{name}”正在另一个勾稽窗口中校核，没有覆盖它。更正仍在窗口中；请另选文件名保存。</source>
        <translation>&quot;{name}&quot; is being reviewed in another Gouji window and was not overwritten. Your work is still in this window; choose another name.</translation>
    </message>
    <message>
        <source>已保存到 {name}</source>
        <translation>Saved to {name}</translation>
    </message>
    <message>
        <source>没有保存</source>
        <translation>Not saved</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>上一个（Shift+F3）</source>
        <translation>Previous (Shift+F3)</translation>
    </message>
    <message>
        <source>下一个（F3）</source>
        <translation>Next (F3)</translation>
    </message>
    <message>
        <source>在原文、问题和表格中查找</source>
        <translation>Find in source, findings and tables</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>查找&#x3000;Ctrl+F</source>
        <translation>Find  Ctrl+F</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>设置已保存</source>
        <translation>Settings saved</translation>
    </message>
    <message>
        <source>设置已保存，已重新校核</source>
        <translation>Settings saved; the report was checked again</translation>
    </message>
    <message>
        <source>读取时出现意外错误。文件没有被改动；请把错误详情发给维护人员，或换一个文件。</source>
        <translation>An unexpected error occurred while reading. The file was not changed; send the details to the maintainers, or try another file.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>不勾选的规则不校核。空格键勾选或取消。</source>
        <translation>Rules that are not ticked are not checked. Space ticks or unticks.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>各页都恢复默认值，按“确定”后才写入</source>
        <translation>Shows the defaults on every page; written when you press OK</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Years</translation>
    </message>
    <message>
        <source>恢复默认</source>
        <translation>Defaults</translation>
    </message>
    <message>
        <source>按“确定”写成新文件时，原文件另存为 {name}。</source>
        <translation> When OK writes a new file, the old one is kept as {name}.</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>没有写入该文件夹的权限</source>
        <translation>no permission to write there</translation>
    </message>
    <message>
        <source>界面</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>磁盘空间不足</source>
        <translation>the disk is full</translation>
    </message>
    <message>
        <source>程度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>自己的表式放在下面的文件夹，一个表式一个 .toml 文件，可以复制随附的文件修改；编号与随附表式相同的，取代随附的。下次启动时生效。</source>
        <translation>Put forms of your own into this folder, one .toml file each; you may copy and change a shipped one. A form with the id of a shipped one takes its place, from the next start on.</translation>
    </message>
    <message>
        <source>表式</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>表式文件夹</source>
        <translation>Folder of forms</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>设置没有保存到 {path}：{reason}。原有文件没有改动，所填内容仍在窗口中；请取得权限或清理磁盘后再按“确定”。</source>
        <translation>The settings were not saved to {path}: {reason}. The old file is unchanged, and what you filled in is still here; get permission or make room, then press OK again.</translation>
    </message>
    <message>
        <source>语言只改变窗口里的文字：校核发现、备忘录和表格中的名称总是中文，报告单位看的就是这些。</source>
        <translation>The language is that of the window only. Findings, the memo and the labels of the tables are always Chinese: they are for the offices that write the reports.</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>备忘录预览，共 {count} 页</source>
        <translation>Memo preview, pages: {count}</translation>
    </message>
</context>
<context>
    <name>SourceEditor</name>
    <message>
        <source>报告原文</source>
        <translation>Source of the report</translation>
    </message>
    <message>
        <source>这份校核存档没有带原文，原报告文件也不在旁边。表格、更正和处理意见都在，可以继续校核。</source>
        <translation>This saved review holds no source text, and the report file is not beside it. Tables, corrections and decisions are there; you can go on.</translation>
    </message>
</context>
<context>
    <name>SourceOutline</name>
    <message>
        <source>大纲</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>没有识别到统一格式的六个部分。</source>
        <translation>None of the six standard parts was found.</translation>
    </message>
    <message>
        <source>表：{name}</source>
        <translation>Table: {name}</translation>
    </message>
</context>
<context>
    <name>SourceSwitch</name>
    <message>
        <source>原文的显示方式</source>
        <translation>How the source is shown</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Both</translation>
    </message>
    <message>
        <source>折行</source>
        <translation>Wrap</translation>
    </message>
    <message>
        <source>按原文件的合并单元格显示表格</source>
        <translation>Show the tables with the merged cells of the file</translation>
    </message>
    <message>
        <source>文本</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>文本与原件一并显示，随所选单元格一起滚动</source>
        <translation>Text and original together; both scroll to the selected cell</translation>
    </message>
    <message>
        <source>显示原件的页面，所选单元格的位置在页面上标出</source>
        <translation>Show the pages of the file, with the place of the selected cell marked</translation>
    </message>
    <message>
        <source>显示读出的文本</source>
        <translation>Show the text as read</translation>
    </message>
    <message>
        <source>表样</source>
        <translation>Tables</translation>
    </message>
    <message>
        <source>长行折到窗格宽度以内</source>
        <translation>Wrap long lines at the panel&apos;s width</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>原文</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>原文大小 {percent}%</source>
        <translation>Source size {percent}%</translation>
    </message>
    <message>
        <source>大纲</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>这里没有读成单元格</source>
        <translation>What stands here was not read as a cell</translation>
    </message>
    <message>
        <source>选中的文字没有读成单元格</source>
        <translation>The selected text was not read as a cell</translation>
    </message>
    <message>
        <source>选中的文字读成了 {count} 个单元格</source>
        <translation>Cells read from the selected text: {count}</translation>
    </message>
    <message>
        <source>页面无法显示，这里是读出的文本。{why}</source>
        <translation>The pages cannot be shown; this is the text as read. {why}</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>也可以把文件或文件夹拖到窗口里。支持 Word、WPS、PDF、OFD、网页、电子表格和文本文件，装有报告的压缩文件（.zip），以及校核存档（.gouji.json）。</source>
        <translation>Or drop files or a folder here. Word, WPS, PDF, OFD, web pages, spreadsheets and text, archives of reports (.zip), and saved reviews (.gouji.json).</translation>
    </message>
    <message>
        <source>先用样例看看：</source>
        <translation>Or look at a sample:</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>打开一份报告，勾稽会把官方表格与原文并排列出，标明勾稽不平、日期有误的单元格。原报告文件不会被改动，全程不需要联网。</source>
        <translation>Open a report: Gouji shows its official tables beside the source and marks the cells that break a tally or a date rule. The report itself is never changed, and no network is needed.</translation>
    </message>
    <message>
        <source>打开报告…</source>
        <translation>Open a report…</translation>
    </message>
    <message>
        <source>校核政府信息公开工作年度报告</source>
        <translation>Validate annual disclosure reports</translation>
    </message>
</context>
<context>
    <name>TablesView</name>
    <message>
        <source>余下的内容较长，请切换到“文本”查看。</source>
        <translation>The rest is long; switch to &quot;Text&quot; to read it.</translation>
    </message>
    <message>
        <source>原文件中的表格</source>
        <translation>Tables of the file</translation>
    </message>
    <message>
        <source>这里的表格有 {count} 个单元格，太大，请切换到“文本”查看。</source>
        <translation>A table of {count} cells stands here, too large to show; switch to &quot;Text&quot;.</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>所选单元格：{name}，{value}</source>
        <translation>Selected cell: {name}, {value}</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>全部功能（F10）</source>
        <translation>All functions (F10)</translation>
    </message>
    <message>
        <source>工具栏</source>
        <translation>Tool bar</translation>
    </message>
    <message>
        <source>菜单 ▾</source>
        <translation>Menu ▾</translation>
    </message>
</context>
<context>
    <name>cell</name>
    <message>
        <source>{passed} 项检查通过。</source>
        <translation>Checks passed: {passed}.</translation>
    </message>
    <message>
        <source>{waiting} 项检查因有单元格未能识别而没有进行。</source>
        <translation>Checks not made because a cell could not be read: {waiting}.</translation>
    </message>
    <message>
        <source>“{raw}”不是可以识别的年度，请写作“2021”。</source>
        <translation>&quot;{raw}&quot; cannot be read as a year; please write it like &quot;2021&quot;.</translation>
    </message>
    <message>
        <source>“{raw}”不是可以识别的数字。</source>
        <translation>&quot;{raw}&quot; cannot be read as a number.</translation>
    </message>
    <message>
        <source>“{raw}”不是可以识别的日期，请写作“2022年1月20日”。</source>
        <translation>&quot;{raw}&quot; cannot be read as a date; please write it like &quot;2022-01-20&quot;.</translation>
    </message>
    <message>
        <source>与这一格有关的 {passed} 项检查全部通过。</source>
        <translation>Checks of this cell: {passed}, all passed.</translation>
    </message>
    <message>
        <source>单元格空白。</source>
        <translation>The cell is blank.</translation>
    </message>
    <message>
        <source>填写为“{raw}”。</source>
        <translation>Filled in as &quot;{raw}&quot;.</translation>
    </message>
    <message>
        <source>填写为“{raw}”，即无此项。</source>
        <translation>Filled in as &quot;{raw}&quot;: not applicable.</translation>
    </message>
    <message>
        <source>填写为“{raw}”，识别为 {value}。</source>
        <translation>Filled in as &quot;{raw}&quot;, read as {value}.</translation>
    </message>
    <message>
        <source>已更正：原文为“{before}”。</source>
        <translation>Corrected: the source has &quot;{before}&quot;.</translation>
    </message>
    <message>
        <source>已更正：原文为空白。</source>
        <translation>Corrected: blank in the source.</translation>
    </message>
    <message>
        <source>已核对：与原文一致。</source>
        <translation>Checked: agrees with the source.</translation>
    </message>
    <message>
        <source>已订正识别：原先没有识别出内容。</source>
        <translation>Our reading was mended: nothing had been read here.</translation>
    </message>
    <message>
        <source>已订正识别：原先识别为“{before}”。</source>
        <translation>Our reading was mended: it had been read as &quot;{before}&quot;.</translation>
    </message>
    <message>
        <source>报告中没有找到这一项。</source>
        <translation>Not found in the report.</translation>
    </message>
    <message>
        <source>无法识别，相关检查未进行。</source>
        <translation>Cannot be read; the checks that need it were not made.</translation>
    </message>
    <message>
        <source>这一格未能确认识别无误，有关的勾稽没有检查；请对照原文核对，必要时更正。</source>
        <translation>This cell was not read with certainty, so its tallies were not checked; compare it with the source and correct it if need be.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>{act} {count} 格</source>
        <translation>{act}: {count} cells</translation>
    </message>
    <message>
        <source>“其他处理—其他”占办结总数的比例，达到时提示</source>
        <translation>Hint when this share of the concluded requests is 其他处理—其他</translation>
    </message>
    <message>
        <source>“其他处理—其他”的件数，不足时不提示</source>
        <translation>… but only from so many requests on</translation>
    </message>
    <message>
        <source>万元</source>
        <translation>wan yuan</translation>
    </message>
    <message>
        <source>不构成问题</source>
        <translation>Not a fault</translation>
    </message>
    <message>
        <source>乡镇人民政府</source>
        <translation>Township government</translation>
    </message>
    <message>
        <source>从多大起值得提示。只影响提示和警告，不影响法定的勾稽关系。</source>
        <translation>From which size on a hint is worth it. Only hints and warnings depend on these, never the official tallies.</translation>
    </message>
    <message>
        <source>件</source>
        <translation>requests</translation>
    </message>
    <message>
        <source>位</source>
        <translation>decimals</translation>
    </message>
    <message>
        <source>办公室</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>印在校核备忘录上；校核人也记入每一处更正和处理意见。可以空着。</source>
        <translation>Printed in the memo; the reviewer is also kept with each correction and decision. May be left empty.</translation>
    </message>
    <message>
        <source>县级以上人民政府</source>
        <translation>Government (county or higher)</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>向右填充</source>
        <translation>Fill right</translation>
    </message>
    <message>
        <source>填充</source>
        <translation>Fill</translation>
    </message>
    <message>
        <source>处理意见：{kind}</source>
        <translation>Decision: {kind}</translation>
    </message>
    <message>
        <source>处理意见：{kind}（{count} 项）</source>
        <translation>Decision: {kind} ({count} findings)</translation>
    </message>
    <message>
        <source>备忘录要求反馈的期限（0 为不写明日期）</source>
        <translation>Time for an answer that the memo gives (0 names no day)</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>字</source>
        <translation>characters</translation>
    </message>
    <message>
        <source>属实</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>开发区管委会</source>
        <translation>Development zone</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>总体情况的字数，超出时提示（0 为不校核）</source>
        <translation>Hint when 总体情况 is longer than (0: not checked)</translation>
    </message>
    <message>
        <source>恢复原值</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>报告年度的次年，最迟在这一天落款。乡镇、街道、开发区以当地通知为准。</source>
        <translation>Last sign-off date, in the year after the report&apos;s. For townships, subdistricts and zones local notices decide.</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>收费金额的小数位数，超出时提示</source>
        <translation>Hint when fees have more decimals than</translation>
    </message>
    <message>
        <source>收费金额的整数，达到时怀疑误以元填写</source>
        <translation>From this amount on fees may have been filled in as yuan</translation>
    </message>
    <message>
        <source>改为更正</source>
        <translation>Made a correction</translation>
    </message>
    <message>
        <source>政府部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>更正理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>未能校核</source>
        <translation>Not checkable</translation>
    </message>
    <message>
        <source>未识别</source>
        <translation>Not recognised</translation>
    </message>
    <message>
        <source>校核人</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>核对无误</source>
        <translation>Confirm as read</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>落款期限</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>街道办事处</source>
        <translation>Subdistrict office</translation>
    </message>
    <message>
        <source>警告</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>订正识别</source>
        <translation>Mend reading</translation>
    </message>
    <message>
        <source>识别有误</source>
        <translation>Misread</translation>
    </message>
    <message>
        <source>采纳建议</source>
        <translation>Accept suggestion</translation>
    </message>
    <message>
        <source>错误</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>问题及改进情况的字数，不足时提示</source>
        <translation>Hint when part five is shorter than</translation>
    </message>
    <message>
        <source>阈值</source>
        <translation>Thresholds</translation>
    </message>
    <message>
        <source>页脚</source>
        <translation>Footer</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>{form} 表式</source>
        <translation>{form} form</translation>
    </message>
    <message>
        <source>{year} 年度</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>出错 {count}</source>
        <translation>broken {count}</translation>
    </message>
    <message>
        <source>只有 Word（docx）报告可以导出更正本</source>
        <translation>Only Word reports (docx) can be exported as a corrected copy</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>saved</translation>
    </message>
    <message>
        <source>年度不明</source>
        <translation>year unknown</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>not saved</translation>
    </message>
    <message>
        <source>未检查 {count}</source>
        <translation>not checked {count}</translation>
    </message>
    <message>
        <source>未识别到表格</source>
        <translation>no tables found</translation>
    </message>
    <message>
        <source>检查 {all} 项：通过 {passed}</source>
        <translation>Checks {all}: passed {passed}</translation>
    </message>
    <message>
        <source>混用表式</source>
        <translation>mixed forms</translation>
    </message>
    <message>
        <source>第 {number} 步：{label}</source>
        <translation>Step {number}: {label}</translation>
    </message>
    <message>
        <source>还没有更正，没有可写入更正本的内容</source>
        <translation>No corrections yet, so there is nothing to write into a corrected copy</translation>
    </message>
    <message>
        <source>问题 {count}</source>
        <translation>findings {count}</translation>
    </message>
</context>
<context>
    <name>file_dialog</name>
    <message>
        <source>位置：</source>
        <translation>Look in:</translation>
    </message>
    <message>
        <source>文件类型：</source>
        <translation>Files of type:</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>{decision}，备注：{note}</source>
        <translation>{decision}, note: {note}</translation>
    </message>
    <message>
        <source>{heading}&#x3000;{count}（待核 {open}）</source>
        <translation>{heading}  {count} (open {open})</translation>
    </message>
    <message>
        <source>{heading}，{count} 项，待核 {open} 项，已展开</source>
        <translation>{heading}, {count} findings, {open} open, expanded</translation>
    </message>
    <message>
        <source>{heading}，{count} 项，待核 {open} 项，已折叠</source>
        <translation>{heading}, {count} findings, {open} open, collapsed</translation>
    </message>
    <message>
        <source>严重程度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>全文</source>
        <translation>Whole report</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>到单元格</source>
        <translation>To the cell</translation>
    </message>
    <message>
        <source>只看这一规则</source>
        <translation>Only this rule</translation>
    </message>
    <message>
        <source>只看这一部分</source>
        <translation>Only this part</translation>
    </message>
    <message>
        <source>基本信息</source>
        <translation>Basic facts</translation>
    </message>
    <message>
        <source>处理意见</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>备注…</source>
        <translation>Note…</translation>
    </message>
    <message>
        <source>备注：{note}</source>
        <translation>Note: {note}</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>改动 {changes} 后无法校核：{message}</source>
        <translation>Cannot be checked after {changes}: {message}</translation>
    </message>
    <message>
        <source>改动后无法校核：{message}</source>
        <translation>Cannot be checked after the change: {message}</translation>
    </message>
    <message>
        <source>更正 {changes}：{message}</source>
        <translation>Corrected {changes}: {message}</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>订正识别 {changes}：{message}</source>
        <translation>Reading mended {changes}: {message}</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>grid</name>
    <message>
        <source>剪切</source>
        <translation>Cut</translation>
    </message>
    <message>
        <source>原文为“{raw}”。</source>
        <translation>The source has &quot;{raw}&quot;.</translation>
    </message>
    <message>
        <source>向下填充</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>向右填充</source>
        <translation>Fill right</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>checked</translation>
    </message>
    <message>
        <source>恢复为读取的内容</source>
        <translation>Back to what was read</translation>
    </message>
    <message>
        <source>报告中没有</source>
        <translation>not in the report</translation>
    </message>
    <message>
        <source>报告中没有写明。</source>
        <translation>Not stated in the report.</translation>
    </message>
    <message>
        <source>报告中没有这一格。</source>
        <translation>The report has no such cell.</translation>
    </message>
    <message>
        <source>整行核对无误</source>
        <translation>Whole row is as in the source</translation>
    </message>
    <message>
        <source>无法识别</source>
        <translation>cannot be read</translation>
    </message>
    <message>
        <source>无法识别，相关检查未进行。</source>
        <translation>Cannot be read; the checks that need it were not made.</translation>
    </message>
    <message>
        <source>是报告的错，不是识别有误</source>
        <translation>The report is wrong; we read it rightly</translation>
    </message>
    <message>
        <source>是识别有误，不是报告的错</source>
        <translation>We misread it; the report is right</translation>
    </message>
    <message>
        <source>更正理由…</source>
        <translation>Reason for the correction…</translation>
    </message>
    <message>
        <source>有问题的和式中的数</source>
        <translation>addend of a sum that does not hold</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>not confirmed</translation>
    </message>
    <message>
        <source>未能确定读取，请对照原文；键入正确的内容即为确认。</source>
        <translation>Not read with certainty, please compare with the source; typing the right content confirms it.</translation>
    </message>
    <message>
        <source>核对无误</source>
        <translation>Is as in the source</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>页面上没有写明。知道发布日期时可填在这里，据以核对期限。</source>
        <translation>The page does not tell it. If you know when the report was published, type the date here: the deadline is then checked.</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PDF、OFD 文件</source>
        <translation>PDF, OFD</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word document (*.docx)</translation>
    </message>
    <message>
        <source>Word、WPS 文档</source>
        <translation>Word, WPS documents</translation>
    </message>
    <message>
        <source>“{name}”的更正和处理意见还没有保存。</source>
        <translation>The corrections and decisions on &quot;{name}&quot; have not been saved.</translation>
    </message>
    <message>
        <source>不保存</source>
        <translation>Don&apos;t save</translation>
    </message>
    <message>
        <source>不保存，这些内容将丢失；原报告文件不受影响。</source>
        <translation>If you do not save, they are lost; the report itself is not affected.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存校核</source>
        <translation>Save review</translation>
    </message>
    <message>
        <source>压缩文件</source>
        <translation>Archives</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>导出校核备忘录</source>
        <translation>Export memo</translation>
    </message>
    <message>
        <source>所有文件</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation>Open report</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>报告和校核存档</source>
        <translation>Reports and saved reviews</translation>
    </message>
    <message>
        <source>文本文件</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>未保存的校核</source>
        <translation>Unsaved review</translation>
    </message>
    <message>
        <source>校核存档</source>
        <translation>Saved reviews</translation>
    </message>
    <message>
        <source>校核存档 (*.gouji.json)</source>
        <translation>Saved review (*.gouji.json)</translation>
    </message>
    <message>
        <source>电子表格</source>
        <translation>Spreadsheets</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>Web pages</translation>
    </message>
    <message>
        <source>网页 (*.html)</source>
        <translation>Web page (*.html)</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>CAJ 文件</source>
        <translation>a CAJ file</translation>
    </message>
    <message>
        <source>DjVu 文件</source>
        <translation>a DjVu file</translation>
    </message>
    <message>
        <source>Excel 2003 的 XML 表格</source>
        <translation>an Excel 2003 XML spreadsheet</translation>
    </message>
    <message>
        <source>Excel 工作簿</source>
        <translation>an Excel workbook</translation>
    </message>
    <message>
        <source>OFD 文件</source>
        <translation>an OFD file</translation>
    </message>
    <message>
        <source>Office 文档</source>
        <translation>an Office document</translation>
    </message>
    <message>
        <source>OpenDocument 文档</source>
        <translation>an OpenDocument text</translation>
    </message>
    <message>
        <source>OpenDocument 文稿</source>
        <translation>an OpenDocument presentation or drawing</translation>
    </message>
    <message>
        <source>OpenDocument 电子表格</source>
        <translation>an OpenDocument spreadsheet</translation>
    </message>
    <message>
        <source>OpenDocument 的单文件格式</source>
        <translation>a flat OpenDocument file</translation>
    </message>
    <message>
        <source>PDF 文件</source>
        <translation>a PDF file</translation>
    </message>
    <message>
        <source>PostScript 文件</source>
        <translation>a PostScript file</translation>
    </message>
    <message>
        <source>PowerPoint 文稿</source>
        <translation>a PowerPoint presentation</translation>
    </message>
    <message>
        <source>RTF 文档</source>
        <translation>an RTF document</translation>
    </message>
    <message>
        <source>Word 文档</source>
        <translation>a Word document</translation>
    </message>
    <message>
        <source>Word 的 XML 文档</source>
        <translation>a Word XML document</translation>
    </message>
    <message>
        <source>tallies.{rule}: 本块没有名为 “{name}” 的行或列</source>
        <translation>tallies.{rule}: this block has no row or column called &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>until（{until}）早于 since（{since}）</source>
        <translation>until ({until}) is before since ({since})</translation>
    </message>
    <message>
        <source>{what}: “{name}” 出现两次</source>
        <translation>{what}: &quot;{name}&quot; is there twice</translation>
    </message>
    <message>
        <source>{what}已损坏或不完整，无法读取其中的内容。文件未被改动。请用原软件打开并重新保存，或向报送单位重新索取后再试。</source>
        <translation>{what} is damaged or incomplete and cannot be read. It has not been changed. Open and save it again in the program it was made with, or ask the issuer for it again.</translation>
    </message>
    <message>
        <source>{what}无法直接读取，可能版本过旧或已损坏。文件未被改动。请用 Word 或 WPS 打开，另存为 .docx 格式后再打开。</source>
        <translation>{what} cannot be read directly; it may be too old or damaged. It has not been changed. Open it in Word or WPS, save it as .docx and open that.</translation>
    </message>
    <message>
        <source>{what}未能写入“{path}”：{why}。原有文件没有改动。{todo}</source>
        <translation>The {what} could not be written to &quot;{path}&quot;: {why}. The file that was there is unchanged. {todo}</translation>
    </message>
    <message>
        <source>{what}解压后的内容远超一份年度报告应有的规模，为安全起见未予读取。文件未被改动。请确认选对了文件，或只将报告正文和表格另存为新文件后再打开。</source>
        <translation>{what} holds far more than an annual report when unpacked, and for safety was not read. It has not been changed. Make sure it is the right file, or save the text and tables of the report alone as a new file and open that.</translation>
    </message>
    <message>
        <source>{what}设有打开密码，无法读取。文件未被改动。请在原软件中取消密码并另存后，再打开另存的文件。</source>
        <translation>{what} is protected by a password and cannot be read. It has not been changed. Remove the password in the program it was made with, save a copy and open that.</translation>
    </message>
    <message>
        <source>{what}，没有可以直接读取的文字。文件未被改动。请向报送单位索取 Word 文件、带文字的 PDF 或文本文件；也可先用其他文字识别（OCR）软件转成带文字的 PDF，再打开。文字识别组件没有安装：可在勾稽的源码文件夹中运行 python -m pip install &quot;gouji[ocr] @ .&quot;，然后重新打开。</source>
        <translation>{what}: it has no text that could be read. It has not been changed. Ask the issuer for a Word file, a PDF with text or a text file, or make a PDF with text of it with another OCR program and open that. Recognition is not installed: in the folder of Gouji&apos;s source run python -m pip install &quot;gouji[ocr] @ .&quot; and open the file again.</translation>
    </message>
    <message>
        <source>{what}，没有可以直接读取的文字。文件未被改动。请向报送单位索取 Word 文件、带文字的 PDF 或文本文件；也可先用其他文字识别（OCR）软件转成带文字的 PDF，再打开。这个软件包不含文字识别。常收到扫描件的，可请信息技术人员用 Python 安装带文字识别的勾稽（附加组件 ocr）。</source>
        <translation>{what}: it has no text that could be read. It has not been changed. Ask the issuer for a Word file, a PDF with text or a text file, or make a PDF with text of it with another OCR program and open that. Recognition is not part of this package. If you often get scans, ask your IT staff to install Gouji with Python and its extra for recognition (ocr).</translation>
    </message>
    <message>
        <source>{why}，为免误读未予打开。文件未被改动。请换一种编码重新打开，或用原软件另存为 UTF-8 文本后再试。</source>
        <translation>{why}, and so was not opened, lest it be misread. It has not been changed. Open it again with another encoding, or save it as UTF-8 text in the program it was made with.</translation>
    </message>
    <message>
        <source>“{name}”不是 Gouji 保存的校核结果（gouji/1）。文件未被改动。请打开报告原文件，或选择 Gouji 保存的 *.gouji.json 文件。</source>
        <translation>&quot;{name}&quot; is not a review saved by Gouji (gouji/1). It has not been changed. Open the report file itself, or a *.gouji.json file saved by Gouji.</translation>
    </message>
    <message>
        <source>“{name}”不是 Word 文档，不能导出 Word 批注本，没有写入任何文件。请改用 .html。</source>
        <translation>&quot;{name}&quot; is not a Word document, so it cannot be exported as an annotated Word copy. Nothing was written. Use .html instead.</translation>
    </message>
    <message>
        <source>“{name}”不能按 {encoding} 解码</source>
        <translation>&quot;{name}&quot; cannot be decoded as {encoding}</translation>
    </message>
    <message>
        <source>“{name}”在校核之后被改动过，批注和更正的位置无法对应，{anew}</source>
        <translation>&quot;{name}&quot; has changed since it was checked, so comments and corrections would be misplaced. {anew}</translation>
    </message>
    <message>
        <source>“{name}”已与读取时不同，页面与数据可能对不上，所以不显示页面。已读出的文本、表格和更正都在；需要时请重新打开原报告。</source>
        <translation>&quot;{name}&quot; has changed since it was read. Its pages may not match the data, so they are not shown. The text, tables and corrections are all here; open the report again if you need its pages.</translation>
    </message>
    <message>
        <source>“{name}”是 Word 2003 的 XML 文档（整份文件是一段 XML），不能写出{what}，没有写入任何文件，校核不受影响。请在 Word 或 WPS 中打开它，另存为 .docx，打开另存的文件后再导出{other}。</source>
        <translation>&quot;{name}&quot; is a Word 2003 XML document (the whole file is one piece of XML). {what} was not made, nothing was written, and the review is not affected. Open it in Word or WPS, save it as .docx, open that and export again{other}.</translation>
    </message>
    <message>
        <source>“{name}”是{what}，不能作为报告读取。文件未被改动。请将报告另存为 Word（.docx）、PDF 或文本（.txt）后再打开。</source>
        <translation>&quot;{name}&quot; is {what} and cannot be read as a report. It has not been changed. Save the report as Word (.docx), PDF or text (.txt) and open that.</translation>
    </message>
    <message>
        <source>“{name}”是{what}，设有打开密码，无法读取。文件未被改动。请在原软件中取消密码并另存后，再打开另存的文件。</source>
        <translation>&quot;{name}&quot; is {what} protected by a password and cannot be read. It has not been changed. Remove the password in the program it was made with, save a copy and open that.</translation>
    </message>
    <message>
        <source>“{name}”是勾稽导出的{what}，不是报告。文件未被改动。请打开报告原文件；要接着上次的校核，也请打开报告原文件或校核存档（.gouji.json）。</source>
        <translation>&quot;{name}&quot; is not a report: Gouji exported it ({what}). The file has not been changed. Please open the report itself; to go on with an earlier review, open the report itself or the saved review (.gouji.json).</translation>
    </message>
    <message>
        <source>“{name}”是压缩文件，里面可以有多份报告。文件未被改动。请从报告列表中选择其中的一份，或解压后打开。</source>
        <translation>&quot;{name}&quot; is an archive that may hold several reports. It has not been changed. Choose one of them from the list of reports, or unpack it first.</translation>
    </message>
    <message>
        <source>“{name}”是空文件，没有可校核的内容。文件未被改动。请确认报告已正确导出后重试。</source>
        <translation>&quot;{name}&quot; is empty: there is nothing to check. It has not been changed. Make sure the report was exported properly and try again.</translation>
    </message>
    <message>
        <source>“{name}”未保存的工作已在另一个窗口中恢复或丢弃，这里没有改动任何内容。</source>
        <translation>The unsaved work on &quot;{name}&quot; was recovered or discarded in another window. Nothing was changed here.</translation>
    </message>
    <message>
        <source>“{name}”由更新版本的 Gouji 保存（{what}），本版本不能读取。文件未被改动。请升级 Gouji 后再打开。</source>
        <translation>&quot;{name}&quot; was saved by a newer version of Gouji ({what}) and cannot be read by this one. It has not been changed. Upgrade Gouji and open it again.</translation>
    </message>
    <message>
        <source>“{name}”的内容不是{what}，可能已经损坏、没有传完，或者扩展名不对。文件未被改动。请用原软件打开后另存再试；打不开的，请向报送单位重新索取。</source>
        <translation>What &quot;{name}&quot; holds is not its kind of file ({what}): it may be damaged, not sent completely, or have the wrong extension. The file has not been changed. Please open it in its own program and save it again; if that fails, ask the office that sent it for another copy.</translation>
    </message>
    <message>
        <source>“{name}”的内容无法逐处对应到原文件，{what}没有导出，没有写入任何文件。请改用网页格式的批注本或备忘录。</source>
        <translation>The content of &quot;{name}&quot; cannot be matched to the original file place by place. {what} was not exported, and nothing was written. Use an annotated copy as a web page, or the memo.</translation>
    </message>
    <message>
        <source>“{name}”的恢复记录已损坏，不能恢复。报告原文件和已保存的校核结果没有改动，可以照常打开。</source>
        <translation>The recovery journal of &quot;{name}&quot; is damaged, so the work cannot be recovered. The report and the saved review have not been changed and can be opened as usual.</translation>
    </message>
    <message>
        <source>“{name}”的文字编码无法识别</source>
        <translation>The text encoding of &quot;{name}&quot; cannot be recognised</translation>
    </message>
    <message>
        <source>“{name}”超过 {limit} MB，不像一份年度报告，未予读取。文件未被改动。请确认选对了文件，或只将报告正文和表格另存为文本后再打开。</source>
        <translation>&quot;{name}&quot; is larger than {limit} MB, which no annual report should be, and was not read. It has not been changed. Make sure it is the right file, or save the text and tables of the report alone as text and open that.</translation>
    </message>
    <message>
        <source>“{name}”里没有找到年度报告的表格和章节，没有校核。文件未被改动。请确认打开的是政府信息公开工作年度报告；如果显示为乱码，请换一种编码重新打开。</source>
        <translation>No tables or sections of an annual report were found in &quot;{name}&quot;, so it was not checked. It has not been changed. Make sure it is an annual report on government information disclosure; if it shows as garbled text, open it again with another encoding.</translation>
    </message>
    <message>
        <source>“{path}”是文件夹，不是报告文件。没有任何内容被改动。请选择其中的一份报告。</source>
        <translation>&quot;{path}&quot; is a folder, not a report. Nothing has been changed. Choose a report in it.</translation>
    </message>
    <message>
        <source>“{where}”不合要求</source>
        <translation>&quot;{where}&quot; is not as it must be</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>下列各处是订正程序的识别，原文件无误，未作改动：{cells}。</source>
        <translation>These only mend what Gouji misread; the file is right there and was left as it is: {cells}.</translation>
    </message>
    <message>
        <source>下列更正在原文件中没有单独的位置，未写入更正本，请手工改正：{cells}。</source>
        <translation>These corrections have no place of their own in the file and are not in the corrected copy; make them by hand: {cells}.</translation>
    </message>
    <message>
        <source>不完整的旧版 Office 或 WPS 文档</source>
        <translation>an incomplete old Office or WPS document</translation>
    </message>
    <message>
        <source>不是 UTF-8 文本</source>
        <translation>it is not UTF-8 text</translation>
    </message>
    <message>
        <source>不是有效的 TOML（{why}）</source>
        <translation>it is not valid TOML ({why})</translation>
    </message>
    <message>
        <source>不能为空</source>
        <translation>must not be empty</translation>
    </message>
    <message>
        <source>不能导出“{suffix}”格式的备忘录，没有写入任何文件。请使用以下扩展名之一：{known}。</source>
        <translation>The memo cannot be exported as &quot;{suffix}&quot;. Nothing was written. Use one of these extensions: {known}.</translation>
    </message>
    <message>
        <source>不能导出“{suffix}”格式的批注本，没有写入任何文件。请使用以下扩展名之一：.docx（原报告为 Word 文档时）、.html。</source>
        <translation>The annotated copy cannot be exported as &quot;{suffix}&quot;. Nothing was written. Use one of these extensions: .docx (if the report is a Word document), .html.</translation>
    </message>
    <message>
        <source>不能覆盖被校核的文件“{name}”，没有写入任何内容。请换一个文件名。</source>
        <translation>The file &quot;{name}&quot; is being checked and cannot be overwritten. Nothing was written. Choose another name.</translation>
    </message>
    <message>
        <source>二进制文件</source>
        <translation>a binary file</translation>
    </message>
    <message>
        <source>内存不足，无法读取“{name}”。文件未被改动。请关闭其他程序后重试。</source>
        <translation>There is not enough memory to read &quot;{name}&quot;. It has not been changed. Close other programs and try again.</translation>
    </message>
    <message>
        <source>写 PDF 需要 Qt，而 Qt 在这台机器上加载不了（{error}），没有写入任何文件。请改用 .docx 或 .html，或安装 PySide6-Essentials 及其所需的系统库。</source>
        <translation>Writing a PDF needs Qt, which cannot be loaded on this machine ({error}). Nothing was written. Use .docx or .html, or install PySide6-Essentials and the system libraries it needs.</translation>
    </message>
    <message>
        <source>加密的 Office 文档</source>
        <translation>an encrypted Office document</translation>
    </message>
    <message>
        <source>压缩文件“{name}”中没有可以读取的报告（内层的压缩文件不会打开）。文件未被改动。请确认选对了文件，或先解压内层的压缩文件。</source>
        <translation>The archive &quot;{name}&quot; holds no report that can be read (archives within it are not opened). It has not been changed. Make sure it is the right file, or unpack the archives within it first.</translation>
    </message>
    <message>
        <source>压缩文件“{name}”已损坏或不完整，无法读取其中的内容。文件未被改动。请重新下载或向报送单位重新索取后再试。</source>
        <translation>The archive &quot;{name}&quot; is damaged or incomplete and cannot be read. It has not been changed. Download it again, or ask the issuer for it again.</translation>
    </message>
    <message>
        <source>压缩文件“{name}”解压后的内容过多或过大，不像是年度报告，为安全起见未予读取。文件未被改动。请确认来源可靠，自行解压后打开其中的报告。</source>
        <translation>The archive &quot;{name}&quot; holds too much to be annual reports, and for safety was not read. It has not been changed. If you trust its source, unpack it yourself and open the reports in it.</translation>
    </message>
    <message>
        <source>压缩文件“{name}”设有密码，无法读取其中的内容。文件未被改动。请先用解压软件输入密码解压，再打开解压后的文件夹。</source>
        <translation>The archive &quot;{name}&quot; is protected by a password and cannot be read. It has not been changed. Unpack it with its password first, then open the folder.</translation>
    </message>
    <message>
        <source>压缩文件（7z）</source>
        <translation>an archive (7z)</translation>
    </message>
    <message>
        <source>压缩文件（BZIP2）</source>
        <translation>an archive (BZIP2)</translation>
    </message>
    <message>
        <source>压缩文件（GZIP）</source>
        <translation>an archive (GZIP)</translation>
    </message>
    <message>
        <source>压缩文件（RAR）</source>
        <translation>an archive (RAR)</translation>
    </message>
    <message>
        <source>压缩文件（XZ）</source>
        <translation>an archive (XZ)</translation>
    </message>
    <message>
        <source>压缩文件（ZIP）</source>
        <translation>an archive (ZIP)</translation>
    </message>
    <message>
        <source>取值不在允许范围内</source>
        <translation>is not one of the values allowed</translation>
    </message>
    <message>
        <source>只有 Word（docx）报告可以导出更正本；其他格式请用批注本或备忘录。</source>
        <translation>Only Word reports (docx) can be exported as a corrected copy; for others use an annotated copy or the memo.</translation>
    </message>
    <message>
        <source>名称只能用小写字母、数字和下划线，以字母开头</source>
        <translation>must be small letters, digits and underscores, and begin with a letter</translation>
    </message>
    <message>
        <source>图片（BMP）</source>
        <translation>a picture (BMP)</translation>
    </message>
    <message>
        <source>图片（GIF）</source>
        <translation>a picture (GIF)</translation>
    </message>
    <message>
        <source>图片（JPEG）</source>
        <translation>a picture (JPEG)</translation>
    </message>
    <message>
        <source>图片（PNG）</source>
        <translation>a picture (PNG)</translation>
    </message>
    <message>
        <source>图片（TIFF）</source>
        <translation>a picture (TIFF)</translation>
    </message>
    <message>
        <source>图片（WebP）</source>
        <translation>a picture (WebP)</translation>
    </message>
    <message>
        <source>备忘录</source>
        <translation>The memo</translation>
    </message>
    <message>
        <source>备忘录不能覆盖被校核的文件“{name}”，没有写入任何内容。请换一个文件名。</source>
        <translation>The memo cannot overwrite the file &quot;{name}&quot;, which is being checked. Nothing was written. Choose another name.</translation>
    </message>
    <message>
        <source>工作表的行列数远超一份年度报告应有的规模，为免耗尽内存未予读取。文件未被改动。请确认选对了文件，或只将报告所在的区域复制到新工作簿后再打开。</source>
        <translation>A worksheet has far more rows and columns than an annual report, and was not read lest it use up the memory. The file has not been changed. Make sure it is the right file, or copy the report alone into a new workbook and open that.</translation>
    </message>
    <message>
        <source>已取消读取“{name}”。文件未被改动。请在需要时重新打开。</source>
        <translation>Reading &quot;{name}&quot; was cancelled. It has not been changed. Open it again when you need it.</translation>
    </message>
    <message>
        <source>应为 {lowest} 至 {highest} 的数</source>
        <translation>must be a number from {lowest} to {highest}</translation>
    </message>
    <message>
        <source>应为 {lowest} 至 {highest} 的整数</source>
        <translation>must be a whole number from {lowest} to {highest}</translation>
    </message>
    <message>
        <source>应为一组“名称 = 值”</source>
        <translation>must be a group of &quot;name = value&quot;</translation>
    </message>
    <message>
        <source>应为一组设置</source>
        <translation>must be a group of settings</translation>
    </message>
    <message>
        <source>应为列表</source>
        <translation>must be a list</translation>
    </message>
    <message>
        <source>应为带引号的文字</source>
        <translation>must be text in quotes</translation>
    </message>
    <message>
        <source>应为整数</source>
        <translation>must be a whole number</translation>
    </message>
    <message>
        <source>应为文字</source>
        <translation>must be text</translation>
    </message>
    <message>
        <source>应为每年都有的月-日，如 &quot;01-31&quot;</source>
        <translation>must be a month-day that every year has, such as &quot;01-31&quot;</translation>
    </message>
    <message>
        <source>应为规则编号的列表</source>
        <translation>must be a list of rule ids</translation>
    </message>
    <message>
        <source>恢复记录未能写入（{reason}）：程序意外退出时，未保存的内容可能丢失，请及时保存。</source>
        <translation>The recovery journal could not be written ({reason}). If Gouji ends unexpectedly, unsaved work may be lost: save soon.</translation>
    </message>
    <message>
        <source>批注本</source>
        <translation>The annotated copy</translation>
    </message>
    <message>
        <source>找不到文件“{path}”，可能已被移动、改名或删除。没有任何内容被改动。请核对路径后重试。</source>
        <translation>The file &quot;{path}&quot; was not found; it may have been moved, renamed or deleted. Nothing has been changed. Check the path and try again.</translation>
    </message>
    <message>
        <source>报告“{path}”已不在原处，暂时不能恢复其中未保存的工作。恢复记录已保留；请把报告放回原处后再试。</source>
        <translation>The report &quot;{path}&quot; is no longer in its place, so the unsaved work on it cannot be recovered now. The recovery journal is kept; put the report back and try again.</translation>
    </message>
    <message>
        <source>数值太大</source>
        <translation>is too large</translation>
    </message>
    <message>
        <source>数值太小</source>
        <translation>is too small</translation>
    </message>
    <message>
        <source>数据库文件</source>
        <translation>a database</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>The file</translation>
    </message>
    <message>
        <source>文件名太长</source>
        <translation>the file name or the path is too long</translation>
    </message>
    <message>
        <source>文件类型 {kind}</source>
        <translation>kind of file {kind}</translation>
    </message>
    <message>
        <source>无法读取（{why}）</source>
        <translation>it cannot be read ({why})</translation>
    </message>
    <message>
        <source>旧版 Excel 或 WPS 表格</source>
        <translation>an old Excel or WPS spreadsheet</translation>
    </message>
    <message>
        <source>旧版 Office 或 WPS 文档</source>
        <translation>an old Office or WPS document</translation>
    </message>
    <message>
        <source>旧版 PowerPoint 文稿</source>
        <translation>an old PowerPoint presentation</translation>
    </message>
    <message>
        <source>旧版 Word 或 WPS 文档</source>
        <translation>an old Word or WPS document</translation>
    </message>
    <message>
        <source>更正本</source>
        <translation>The corrected copy</translation>
    </message>
    <message>
        <source>更正本只能是 Word 文档，不能写成“{suffix}”，没有写入任何文件。请使用扩展名 .docx。</source>
        <translation>A corrected copy can only be a Word document, not &quot;{suffix}&quot;. Nothing was written. Use the extension .docx.</translation>
    </message>
    <message>
        <source>有同名的文件夹</source>
        <translation>there is a folder of that name</translation>
    </message>
    <message>
        <source>校核备忘录</source>
        <translation>memo</translation>
    </message>
    <message>
        <source>校核结果“{name}”不完整或已损坏（{where}）。文件未被改动。请改用备份，或重新打开报告原文件。</source>
        <translation>The saved review &quot;{name}&quot; is incomplete or damaged ({where}). It has not been changed. Use a backup, or open the report file again.</translation>
    </message>
    <message>
        <source>校核结果里没有报告原文，不能导出批注本，{anew}</source>
        <translation>The saved review holds no source text, so no annotated copy can be exported. {anew}</translation>
    </message>
    <message>
        <source>没有任何表式文件</source>
        <translation>there are no form files</translation>
    </message>
    <message>
        <source>没有保存到“{path}”：{why}。更正仍在窗口中，原有文件没有改动。{todo}</source>
        <translation>Not saved to &quot;{path}&quot;: {why}. The corrections are still in the window, and what was there before has not been changed. {todo}</translation>
    </message>
    <message>
        <source>没有保存：“{name}”在打开之后被其他程序或其他人改动过，未予覆盖。更正仍在窗口中；请另选文件名保存，再与该文件对照。</source>
        <translation>Not saved: &quot;{name}&quot; was changed by another program or person since it was opened, and was not overwritten. The corrections are still in the window; save under another name, then compare with that file.</translation>
    </message>
    <message>
        <source>没有保存：“{name}”就是报告原文件，Gouji 不改动原文件。更正仍在窗口中，请另选文件名保存。</source>
        <translation>Not saved: &quot;{name}&quot; is the report itself, which Gouji never changes. The corrections are still in the window; save under another name.</translation>
    </message>
    <message>
        <source>没有保存：“{name}”已经存在，可能是以前的校核结果，未予覆盖。更正仍在窗口中；请另选文件名保存，或打开该文件继续以前的校核。</source>
        <translation>Not saved: &quot;{name}&quot; is there already, perhaps from an earlier review, and was not overwritten. The corrections are still in the window; save under another name, or open that file to go on with the earlier review.</translation>
    </message>
    <message>
        <source>没有写入任何文件。请重新打开报告原文件，再导出。</source>
        <translation>Nothing was written. Open the report file again, then export.</translation>
    </message>
    <message>
        <source>没有写入任何文件：{why}</source>
        <translation>Nothing was written. {why}</translation>
    </message>
    <message>
        <source>没有写入该文件夹的权限</source>
        <translation>you have no permission to write to the folder</translation>
    </message>
    <message>
        <source>没有改写该文件的权限，或它正被其他程序打开</source>
        <translation>there is no permission to change the file, or another program has it open</translation>
    </message>
    <message>
        <source>没有读取“{path}”的权限。文件未被改动。请向文件所有者取得权限，或复制到自己的文件夹后再打开。</source>
        <translation>You have no permission to read &quot;{path}&quot;. It has not been changed. Get permission from its owner, or open a copy in a folder of your own.</translation>
    </message>
    <message>
        <source>没有这一项设置</source>
        <translation>is not a setting</translation>
    </message>
    <message>
        <source>没有这个文件夹</source>
        <translation>there is no such folder</translation>
    </message>
    <message>
        <source>没有这样的项</source>
        <translation>is not known here</translation>
    </message>
    <message>
        <source>电子表格</source>
        <translation>The spreadsheet</translation>
    </message>
    <message>
        <source>电子表格中没有可见的内容（空工作表和隐藏的工作表不读取）。文件未被改动。请在原软件中确认报告所在的工作表没有被隐藏，另存后再打开。</source>
        <translation>The spreadsheet shows nothing (empty and hidden sheets are not read). It has not been changed. Make sure in the program it was made with that the report&apos;s sheet is not hidden, save it and open it again.</translation>
    </message>
    <message>
        <source>磁盘空间不足</source>
        <translation>the disk is full</translation>
    </message>
    <message>
        <source>程序文件</source>
        <translation>a program</translation>
    </message>
    <message>
        <source>缺少这一项</source>
        <translation>is missing</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>a web page</translation>
    </message>
    <message>
        <source>网页存档（MHT）</source>
        <translation>a web archive (MHT)</translation>
    </message>
    <message>
        <source>表式文件 {path} 有误，{key}：{reason}。请改正该文件或将其移走后重试。</source>
        <translation>The form file {path} has a fault, {key}: {reason}. Mend the file or move it away, then try again.</translation>
    </message>
    <message>
        <source>表式文件 {path} 有误：{reason}。请改正该文件或将其移走后重试。</source>
        <translation>The form file {path} cannot be used: {reason}. Mend the file or move it away, then try again.</translation>
    </message>
    <message>
        <source>设备或管道</source>
        <translation>a device or a pipe</translation>
    </message>
    <message>
        <source>设置文件 {path} 有误：{reason}。请改正后重试；未改正前使用默认设置。</source>
        <translation>The settings file {path} cannot be used: {reason}. Mend it and try again; until then the defaults are in force.</translation>
    </message>
    <message>
        <source>设置文件 {path} 有误：“{key}”{reason}。请改正后重试；未改正前使用默认设置。</source>
        <translation>The settings file {path} has a fault: &quot;{key}&quot; {reason}. Mend it and try again; until then the defaults are in force.</translation>
    </message>
    <message>
        <source>该文件正被其他程序打开</source>
        <translation>another program has the file open</translation>
    </message>
    <message>
        <source>请关闭打开它的程序后重试，或另选文件名保存。</source>
        <translation>Please close the program that has it open and try again, or save under another name.</translation>
    </message>
    <message>
        <source>请另选一个文件夹保存。</source>
        <translation>Save to another folder.</translation>
    </message>
    <message>
        <source>请换一个文件名保存。</source>
        <translation>Please save under another name.</translation>
    </message>
    <message>
        <source>请换一个较短的文件名保存。</source>
        <translation>Please save under a shorter name.</translation>
    </message>
    <message>
        <source>请清理磁盘后重试，或另选位置保存。</source>
        <translation>Make room and try again, or save elsewhere.</translation>
    </message>
    <message>
        <source>请重试，或另选位置保存。</source>
        <translation>Try again, or save elsewhere.</translation>
    </message>
    <message>
        <source>读到第 {line} 行中断</source>
        <translation>breaks off in line {line}</translation>
    </message>
    <message>
        <source>读取“{name}”所需的内存远超一份年度报告，已经停止。文件未被改动。请用原软件打开后另存为新文件再试，或只将报告正文和表格另存为文本后再打开。</source>
        <translation>Reading &quot;{name}&quot; takes far more memory than an annual report should, and was stopped. It has not been changed. Save it as a new file in the program it was made with and try again, or save the text and tables of the report alone as text and open that.</translation>
    </message>
    <message>
        <source>读取“{name}”时中断{because}，文件可能已被移走或所在磁盘已断开。没有任何内容被改动。请确认文件仍在原处后重新打开。</source>
        <translation>Reading &quot;{name}&quot; broke off{because}: it may have been moved, or its disk disconnected. Nothing has been changed. Make sure the file is still in its place and open it again.</translation>
    </message>
    <message>
        <source>读取“{name}”时读取程序意外中断，文件可能已损坏。文件未被改动，其他工作不受影响。请用原软件打开后另存为新文件再试，或另存为文本后再打开。</source>
        <translation>The reader stopped unexpectedly while reading &quot;{name}&quot;; the file may be damaged. It has not been changed, and other work is not affected. Save it as a new file in the program it was made with and try again, or save it as text and open that.</translation>
    </message>
    <message>
        <source>读取“{name}”超过了时限，已经停止。文件未被改动。请用原软件打开后另存为新文件再试，或只将报告正文和表格另存为文本后再打开。</source>
        <translation>Reading &quot;{name}&quot; took too long and was stopped. It has not been changed. Save it as a new file in the program it was made with and try again, or save the text and tables of the report alone as text and open that.</translation>
    </message>
    <message>
        <source>读取这种文件所需的组件 {module} 没有安装，未予读取。文件未被改动。请重新安装 Gouji，或将报告另存为文本（.txt）后再打开。</source>
        <translation>The component {module}, which reads this kind of file, is not installed, so the file was not read. It has not been changed. Install Gouji again, or save the report as text (.txt) and open that.</translation>
    </message>
    <message>
        <source>还没有对报告作更正，没有可写入更正本的内容。</source>
        <translation>There are no corrections yet, so there is nothing to write into a corrected copy.</translation>
    </message>
    <message>
        <source>这个网页存档中没有找到网页正文，可能保存不完整。文件未被改动。请在浏览器中重新打开原网页并保存后再试。</source>
        <translation>No page was found in this web archive; it may not have been saved completely. It has not been changed. Open the original page in a browser, save it again and try that.</translation>
    </message>
    <message>
        <source>这个网页的结构过于庞杂（标签过多或嵌套过深），不像一份年度报告，未予读取。文件未被改动。请在浏览器中打开，只将报告正文和表格复制到文本或 Word 文档后再打开。</source>
        <translation>This web page is too complex for an annual report (too many or too deeply nested tags) and was not read. It has not been changed. Open it in a browser, copy the text and tables of the report alone into a text or Word document and open that.</translation>
    </message>
    <message>
        <source>这份 OFD 文件的各页只有图片或图形</source>
        <translation>The pages of this OFD file are pictures or drawings</translation>
    </message>
    <message>
        <source>这份 OFD 文件的各页只有图片或图形，没有可以直接读取的文字。文件未被改动。请在 OFD 阅读软件中另存为 PDF，再打开那份 PDF 识别；或向报送单位索取 Word 文件、带文字的 PDF 或文本文件。</source>
        <translation>The pages of this OFD file are pictures or drawings; it has no text that could be read. It has not been changed. Save it as PDF in an OFD reader and open that PDF to have it recognised, or ask the issuer for a Word file, a PDF with text or a text file.</translation>
    </message>
    <message>
        <source>这份 OpenDocument 文档</source>
        <translation>This OpenDocument text</translation>
    </message>
    <message>
        <source>这份 PDF 已损坏或不完整，无法读取。文件未被改动。请重新下载，或用原软件重新导出后再打开。</source>
        <translation>This PDF is damaged or incomplete and cannot be read. It has not been changed. Download it again, or export it again from the program it was made with.</translation>
    </message>
    <message>
        <source>这份 PDF 有 {count} 页，超过 {most} 页，不像一份年度报告，未予读取。文件未被改动。请只将报告所在的页另存为一份 PDF 后再打开。</source>
        <translation>This PDF has {count} pages; with more than {most} it does not look like an annual report, and was not read. It has not been changed. Save the pages of the report alone as a PDF and open that.</translation>
    </message>
    <message>
        <source>这份 PDF 的各页都是图片或图形，没有文字层</source>
        <translation>The pages of this PDF are pictures or drawings without a text layer</translation>
    </message>
    <message>
        <source>这份 PDF 的文字比任何一份年度报告都多，未予读取。文件未被改动。请只将报告所在的页另存为一份 PDF 后再打开。</source>
        <translation>This PDF holds more text than any annual report and was not read. It has not been changed. Save the pages of the report alone as a PDF and open that.</translation>
    </message>
    <message>
        <source>这份 PDF 设有打开密码，无法读取。文件未被改动。请用密码打开后另存为不加密的 PDF，再打开。</source>
        <translation>This PDF is protected by a password and cannot be read. It has not been changed. Open it with its password, save it as a PDF without one and open that.</translation>
    </message>
    <message>
        <source>这份 RTF 文档</source>
        <translation>This RTF document</translation>
    </message>
    <message>
        <source>这份 Word 文档</source>
        <translation>This Word document</translation>
    </message>
    <message>
        <source>这份文件的线条比任何一份年度报告都多，未予读取。文件未被改动。请只将报告所在的页另存为一份文件后再打开。</source>
        <translation>This file has more lines drawn than any annual report and was not read. It has not been changed. Save the pages of the report alone as a file and open that.</translation>
    </message>
    <message>
        <source>这份旧版 Word 或 WPS 文档</source>
        <translation>This old Word or WPS document</translation>
    </message>
    <message>
        <source>这张图片已损坏，或尺寸过大、过小，不能识别。文件未被改动。请重新扫描（不低于 200 dpi）或另存为 PNG、JPEG 后再打开。</source>
        <translation>This picture is damaged, too large or too small to be recognised. It has not been changed. Scan it again (200 dpi or more), or save it as PNG or JPEG and open that.</translation>
    </message>
    <message>
        <source>这是图片</source>
        <translation>This is a picture</translation>
    </message>
    <message>
        <source>这是图片或扫描件</source>
        <translation>This is a picture or a scan</translation>
    </message>
    <message>
        <source>这是图片或扫描件，识别组件的模型不完整</source>
        <translation>This is a picture or a scan, and the models for text recognition are incomplete</translation>
    </message>
    <message>
        <source>音频或视频文件</source>
        <translation>an audio or video file</translation>
    </message>
    <message>
        <source>音频文件</source>
        <translation>an audio file</translation>
    </message>
    <message>
        <source>（{reason}）</source>
        <translation> ({reason})</translation>
    </message>
    <message>
        <source>，或改用网页格式（.html）的批注本</source>
        <translation>, or use an annotated copy as a web page (.html)</translation>
    </message>
    <message>
        <source>，或用批注本、备忘录告知更正</source>
        <translation>, or tell of the corrections by an annotated copy or the memo</translation>
    </message>
</context>
<context>
    <name>samples</name>
    <message>
        <source>2019 表式</source>
        <translation>the form of 2019</translation>
    </message>
    <message>
        <source>勾稽不平</source>
        <translation>sums that do not agree</translation>
    </message>
    <message>
        <source>没有问题</source>
        <translation>no fault</translation>
    </message>
    <message>
        <source>空白、错列</source>
        <translation>blank and shifted cells</translation>
    </message>
    <message>
        <source>落款日期有误</source>
        <translation>a wrong date of signature</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>M月d日</source>
        <translation>MM-dd</translation>
    </message>
    <message>
        <source>{year}年度起</source>
        <translation>from {year} on</translation>
    </message>
    <message>
        <source>启动时恢复上次打开的报告</source>
        <translation>Reopen the last reports on start</translation>
    </message>
    <message>
        <source>已被取代</source>
        <translation>replaced</translation>
    </message>
    <message>
        <source>文字大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
</context>
</TS>
